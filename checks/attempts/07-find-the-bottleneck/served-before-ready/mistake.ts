import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['a table is served when all of its drinks are ready, and not before'],
  says: `
The kitchen answers before the drinks are ready: a promise was started and not
awaited. The request is quick, and the guest carries away an empty cup. If a
program may answer early, it has to say so; this one says that the cups are
there.
`,
  look: /void /,
  shows: () => true,
} satisfies Mistake;
