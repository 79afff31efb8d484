import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ["that `charge card` says why: it holds the error's message"],
  says: `
The span says that it failed, and not what happened. Whoever opens it at night
has no stack at hand, only this. Hand the error's own message to the status,
and if you like record the exception too.
`,
  look: /setStatus/,
  shows: () => true,
} satisfies Mistake;
