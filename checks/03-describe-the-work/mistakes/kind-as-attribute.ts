import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-  const options = { kind: SpanKind.SERVER, attributes: describe(order) };
+  const options = { attributes: { ...describe(order), 'span.kind': 'server' } };
@@
-    await inSpan('charge card', { kind: SpanKind.CLIENT }, () => chargeCard(order));
+    await inSpan('charge card', { attributes: { 'span.kind': 'client' } }, () => chargeCard(order));
`,
  },
  failsFirst: ['span-kinds'],
  explanation: `
The kind of a span is a field of its own, not an attribute. An attribute with
that name is like any other, and for every tool the span is still INTERNAL.
Give the kind once, at the start: \`{ kind: SpanKind.SERVER }\`.
`,
  openLine: /['"][\w.]*kind['"]/,
  recognise: (run) =>
    run.arrived.some(
      ({ kind, attributes }) =>
        kind === 'INTERNAL' &&
        Object.keys(attributes).some((key) => /^(\w+\.)?(span)?_?kind$/i.test(key)),
    ),
  nearMisses: [
    {
      'lesson.ts': `
-  const options = { kind: SpanKind.SERVER, attributes: describe(order) };
+  const options = { attributes: { ...describe(order), 'coffee.kind_of_cup': 'paper' } };
`,
    },
  ],
} satisfies Mistake;
