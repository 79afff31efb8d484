import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['the two orders go on at the same time'],
  says: `
The orders were put one behind the other, so there is nothing left that could
mix. The picture looks right, and the second guest waits. Tracing leaves the
work as it is: both orders go on at once, and the context keeps them apart.
`,
  look: /for (await )?\(const/,
  shows: () => true,
} satisfies Mistake;
