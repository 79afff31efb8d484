import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'counter.ts': `
-        // The slip names the active span, and only in here is that the CLIENT span.
-        propagation.inject(context.active(), headers);
+        const { traceId, spanId } = span.spanContext();
+        headers.traceparent = \`\${traceId}:\${spanId}\`;
`,
    'kitchen.ts': `
-import { propagation, ROOT_CONTEXT, SpanKind } from '@opentelemetry/api';
+import { ROOT_CONTEXT, SpanKind, trace } from '@opentelemetry/api';
@@
-    // In ROOT_CONTEXT, so that the span has no parent if the header is missing or broken.
-    const caller = propagation.extract(ROOT_CONTEXT, c.req.header());
+    const [traceId = '', spanId = ''] = c.req.header('traceparent')?.split(':') ?? [];
+    const slip = { traceId, spanId, traceFlags: 1, isRemote: true };
+    const caller = trace.setSpanContext(ROOT_CONTEXT, slip);
`,
  },
  failsFirst: ['traceparent-valid'],
  explanation: `
The header has the right name, but not the right form. The form is fixed:
\`00-\`, 32 hex digits of trace id, \`-\`, 16 of span id, \`-\`, two of flags. Every
service but yours ignores a header in any other form. Let the propagator write
the header: \`propagation.inject(context.active(), carrier)\`.
`,
  openLine: /traceparent.*=|traceparent['"]?:/,
  recognise: ({ recording }) =>
    recording.requests.some(
      ({ path, headers }) =>
        path === '/drinks' &&
        headers.traceparent !== undefined &&
        !/^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/.test(String(headers.traceparent)),
    ),
  nearMisses: [
    {
      'counter.ts': `
-        propagation.inject(context.active(), headers);
+        headers.traceparent = \`00-\${'0'.repeat(32)}-\${'0'.repeat(16)}-01\`;
`,
    },
  ],
} satisfies Mistake;
