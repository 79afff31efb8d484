import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['`charge card` of the declined card has the status ERROR'],
  says: `
\`take order\` has the ERROR, \`charge card\` has not. A status does not travel,
up or down: each span has its own. With the error on the parent alone the
picture says that an order failed and not which part of it. Tell the span in
which it happened.
`,
  look: /setStatus|fail\(span/,
  shows: (seen) =>
    seen.all('take order').some(({ status }) => status === 'ERROR') &&
    seen
      .all('charge card')
      .every(({ status, events }) => status === 'UNSET' && events.length === 0),
} satisfies Mistake;
