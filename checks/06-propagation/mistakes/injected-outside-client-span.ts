import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'counter.ts': `
     const options = { kind: SpanKind.CLIENT };
+    const headers: Record<string, string> = {};
+    propagation.inject(context.active(), headers);
@@
-        const headers: Record<string, string> = {};
-        // The slip names the active span, and only in here is that the CLIENT span.
-        propagation.inject(context.active(), headers);
`,
  },
  failsFirst: ['traceparent-names-client'],
  explanation: `
\`inject\` writes the span of the context that it is given, and here that was
not the CLIENT span. Either you started that span but did not make it active,
or you called \`inject\` outside it. Then the kitchen's span is not a child of
the call that reached it, and the picture hides the time on the wire.
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
