import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['`take order` carries the four attributes of its own order'],
  says: `
Every \`take order\` says the same, whoever the guest was. Attributes are what
tells one order from the other: take them from the order that the span is
about.
`,
  look: /coffee\.|describe\(/,
  shows: (seen) =>
    new Set(seen.all('take order').map(({ attributes }) => attributes['coffee.order_id'])).size ===
      1 &&
    seen.all('take order').every(({ attributes }) => attributes['coffee.order_id'] !== undefined),
} satisfies Mistake;
