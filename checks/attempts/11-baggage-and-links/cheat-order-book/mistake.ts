import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['rush hour: a slip of the delivery service is linked and read like any other'],
  says: `
The kitchen knows the table of a guest of this counter, and not that of the
delivery service: it looked into the counter's memory, which it would not have
on another machine. What it may know is on the slip. Read the baggage there:
\`propagation.extract(ROOT_CONTEXT, slip.headers)\`, then \`getBaggage\`.
`,
  look: /tableOrders|new Map/,
  shows: (seen) =>
    Boolean(seen.recording.calls.extract) &&
    seen
      .all('make drink')
      .some(
        ({ attributes }) =>
          attributes['coffee.order.id'] === 91 && attributes['coffee.table'] === undefined,
      ),
} satisfies Mistake;
