import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'counter.ts': `
     const options = { kind: SpanKind.CLIENT };
+    const headers: Record<string, string> = {};
+    propagation.inject(context.active(), headers);
@@
-        const headers: Record<string, string> = {};
-        // Only in here is the CLIENT span the active one, and so the one that the slip names.
-        propagation.inject(context.active(), headers);
`,
  },
  failsFirst: ['traceparent-names-client'],
  explanation: `
\`inject\` writes the span of the context that it is given, and here that was
not the CLIENT span. Either that span was started and not made active, or
\`inject\` was called before it or outside it. The kitchen's span would then
hang beside the call that reached it, and the time on the wire would be
invisible.
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
