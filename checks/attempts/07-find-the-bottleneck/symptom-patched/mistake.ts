import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['for an order that you have not seen it is asked once, too'],
  says: `
The two tables that you have seen are quick now, and other tables are as slow
as before: what was mended is the order in the picture, not the way in which
orders are taken. The next guest asks for a mocha. Send the drinks of the
order at hand in one question, whatever they are.
`,
  look: /\/prices/,
  shows: () => true,
} satisfies Mistake;
