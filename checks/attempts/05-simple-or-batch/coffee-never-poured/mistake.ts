import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['closing time: every span has arrived when `run` resolves'],
  says: `
The spans are there and the coffee is not: nobody poured it, or nobody waited
until it was poured. A span tells of work. Let \`takeOrder\` await \`pourCoffee\`
between the start of its span and the end.
`,
  look: /pourCoffee\(|startSpan\(/,
  shows: ({ recording: { said, work } }) =>
    said.some(({ what }) => what === 'served') &&
    !work.some(({ end = Infinity }) =>
      said.some(({ what, when }) => what === 'served' && end < when),
    ),
} satisfies Mistake;
