import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['each order is worked on while its three spans are open'],
  says: `
The spans are there and the work is not: the bar was not asked to do it. A
trace is of no use unless it is true. Make the drink and charge the card, in
their spans.
`,
  shows: ({ recording }) =>
    ['brew', 'charge card'].some((work) => recording.work.every(({ name }) => name !== work)),
} satisfies Mistake;
