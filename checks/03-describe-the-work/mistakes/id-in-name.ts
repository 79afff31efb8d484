import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-  await inSpan('take order', options, async () => {
+  await inSpan(\`take order \${order.id}\`, options, async () => {
@@
-    await inSpan('charge card', { kind: SpanKind.CLIENT }, () => chargeCard(order));
+    await inSpan(\`charge card \${order.id}\`, { kind: SpanKind.CLIENT }, () => chargeCard(order));
@@
-  await inSpan('make drink', {}, async () => {
+  await inSpan(\`make drink \${order.id}\`, {}, async () => {
`,
  },
  failsFirst: ['stable-names'],
  explanation: `
The order number is in the name of a span, so ten orders make ten different
names. Tools group spans by name, so nobody can ask how long this work takes
on average. The name is for what all orders share. What tells one order from
another belongs in an attribute.
`,
  openLine: /(inSpan|startActiveSpan|startSpan)\([^'"]*`[^`]*\$\{|['"] ?\+ ?[\w.]*id\b|updateName/,
  recognise: ({ recording }) => recording.spans.some(({ name }) => /\b(4[1-9]|50)\b/.test(name)),
  nearMisses: [
    {
      'lesson.ts': `
-  await inSpan('take order', options, async () => {
+  await inSpan('take order v2', options, async () => {
`,
    },
  ],
} satisfies Mistake;
