import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['closing time: every span has arrived when `run` resolves'],
  says: `
These spans tell of orders that nobody placed: the bar never opened. Call
\`openBar\`, and let it give each of its orders to \`takeOrder\`.
`,
  shows: ({ recording: { said } }) => said.length === 0,
} satisfies Mistake;
