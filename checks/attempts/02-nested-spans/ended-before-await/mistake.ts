import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['a parent ends after its children'],
  says: `
The span was ended while its work was still going on. \`end()\` after a call
that returns a promise comes too soon unless that promise is awaited first. In
the picture the parent is shorter than its child, and its duration is not
true.
`,
  shows: () => true,
} satisfies Mistake;
