import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'counter.ts': `
-        // The slip names the active span, and only in here is that the CLIENT span.
-        propagation.inject(context.active(), headers);
+        headers.traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
`,
  },
  failsFirst: ['traceparent-names-client'],
  explanation: `
The header is well formed, but it names a span that does not exist: its ids
do not come from the span that makes the call. The kitchen's spans end up
below a parent that never arrives. Call \`propagation.inject\` where the
CLIENT span is active, and let it write the header.
`,
  openLine: /traceparent|-[0-9a-f]{16}-/,
  recognise: (run) => {
    const call = run.recording.requests.find(({ path }) => path === '/drinks');
    const id = String(call?.headers.traceparent).split('-')[2];
    return run.recording.spans.every((span) => span.id !== id);
  },
  nearMisses: [
    {
      'counter.ts': `
-        propagation.inject(context.active(), headers);
+        propagation.inject(order.id === 1 ? context.active() : ROOT_CONTEXT, headers);
`,
    },
    {
      'counter.ts': `
     const options = { kind: SpanKind.CLIENT };
+    const outside = context.active();
@@
-        propagation.inject(context.active(), headers);
+        propagation.inject(outside, headers);
`,
    },
  ],
} satisfies Mistake;
