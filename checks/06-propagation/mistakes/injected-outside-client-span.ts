import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'counter.ts': `
     const options = { kind: SpanKind.CLIENT };
+    const headers: Record<string, string> = {};
+    propagation.inject(context.active(), headers);
@@
-        const headers: Record<string, string> = {};
-        // Only in here is the CLIENT span the active one, and so the one that is written down.
-        propagation.inject(context.active(), headers);
`,
  },
  failsFirst: ['traceparent-names-client'],
  explanation: `
\`inject\` writes down the span that is active where it is called, and that was
not the CLIENT span: either it had been started and not made active, or
\`inject\` was called before or around it. In the picture the kitchen would hang
beside the call that reached it, and the time on the wire would be nobody's.
`,
  openLine: /inject\(/,
  recognise: (run) => {
    const call = run.recording.requests.find(({ path }) => path === '/drinks');
    const id = String(call?.headers.traceparent).split('-')[2];
    return run.recording.spans.some((span) => span.id === id && span.kind !== 'CLIENT');
  },
  nearMisses: [
    {
      'counter.ts': `
-        propagation.inject(context.active(), headers);
+        headers.traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
`,
    },
  ],
} satisfies Mistake;
