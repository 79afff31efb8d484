import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['`take order` is SERVER, `charge card` is CLIENT, `make drink` is INTERNAL'],
  says: `
The kind of a span is a field of its own, not an attribute. An attribute named
after it is a word like any other, and the span stays INTERNAL for whoever
reads it. The kind is given once, at the start: \`{ kind: SpanKind.SERVER }\`.
`,
  look: /['"][\w.]*kind['"]/,
  shows: (seen) =>
    seen.arrived.some(
      ({ kind, attributes }) =>
        kind === 'INTERNAL' && Object.keys(attributes).some((key) => /kind/i.test(key)),
    ),
} satisfies Mistake;
