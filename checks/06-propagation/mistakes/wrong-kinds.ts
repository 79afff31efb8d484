import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'counter.ts': `
-    const options = { kind: SpanKind.CLIENT };
-    return tracer.startActiveSpan('POST /drinks', options, async (span) => {
+    return tracer.startActiveSpan('POST /drinks', async (span) => {
`,
    'kitchen.ts': `
-    const options = { kind: SpanKind.SERVER };
+    const options = { kind: SpanKind.CLIENT };
`,
  },
  failsFirst: ['server-spans', 'client-span'],
  explanation: `
The kind says which end of a call a span is on. The service that calls makes a
CLIENT span, and the service that is called makes a SERVER span. Without a
kind, a span is INTERNAL. Many backends draw their map of services from pairs
of CLIENT and SERVER spans. With wrong kinds, such a map has no line from
counter to kitchen.
`,
  recognise: ({ arrived }) =>
    !arrived.some(({ service, kind }) => service === 'counter' && kind === 'CLIENT') ||
    arrived.some(({ name, kind }) => name === 'POST /orders' && kind !== 'SERVER') ||
    !arrived.some(({ service, kind }) => service === 'kitchen' && kind === 'SERVER'),
  nearMisses: [
    {
      'counter.ts': `
-    const options = { kind: SpanKind.CLIENT };
+    const options = { kind: SpanKind.CLIENT, root: true };
`,
    },
  ],
} satisfies Mistake;
