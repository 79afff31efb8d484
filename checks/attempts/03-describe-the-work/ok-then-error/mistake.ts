import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['`charge card` of the declined card has the status ERROR'],
  says: `
The span was told OK. OK is final: an ERROR that comes after it is not heard,
and an ERROR that came before is taken away. A span that goes well needs no
status: UNSET does not mean unknown, it means that nobody reported an error.
`,
  look: /SpanStatusCode\.OK|code: 1/,
  shows: (seen) => seen.all('charge card').every(({ status }) => status === 'OK'),
} satisfies Mistake;
