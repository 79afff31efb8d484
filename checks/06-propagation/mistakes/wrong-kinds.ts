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
The kind says which end of a call a span stands on. Whoever asks over the
network makes a CLIENT span; whoever is asked makes a SERVER span; left out,
it is INTERNAL. Backends draw the map of services from CLIENT and SERVER
pairs: with wrong kinds there is no line from counter to kitchen.
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
