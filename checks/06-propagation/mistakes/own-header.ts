import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'counter.ts': `
-        // The slip names the active span, and only in here is that the CLIENT span.
-        propagation.inject(context.active(), headers);
+        headers['x-trace-id'] = span.spanContext().traceId;
+        headers['x-span-id'] = span.spanContext().spanId;
`,
    'kitchen.ts': `
-import { propagation, ROOT_CONTEXT, SpanKind } from '@opentelemetry/api';
+import { ROOT_CONTEXT, SpanKind, trace } from '@opentelemetry/api';
@@
-    // In ROOT_CONTEXT, so that the span has no parent if the header is missing or broken.
-    const caller = propagation.extract(ROOT_CONTEXT, c.req.header());
+    const traceId = c.req.header('x-trace-id') ?? '';
+    const spanId = c.req.header('x-span-id') ?? '';
+    const slip = { traceId, spanId, traceFlags: 1, isRemote: true };
+    const caller = trace.setSpanContext(ROOT_CONTEXT, slip);
`,
  },
  failsFirst: ['traceparent-valid'],
  explanation: `
The ids do travel, but in a header of your own. Only your code reads that
header: no proxy, no library and no other team's service does. It also lacks
\`tracestate\`. The header that everybody understands is \`traceparent\`.
\`propagation.inject\` writes it, and \`propagation.extract\` reads it.
`,
  openLine: /['"]x-|headers\[|trace-?id['"\]]/i,
  recognise: ({ recording }) => {
    const call = recording.requests.find(({ path }) => path === '/drinks');
    const ids = recording.spans.map(({ traceId }) => traceId);
    return (
      call !== undefined &&
      call.headers.traceparent === undefined &&
      !recording.calls.inject &&
      ids.some((id) => JSON.stringify(call.headers).includes(id))
    );
  },
  nearMisses: [
    {
      'counter.ts': `
-        propagation.inject(context.active(), headers);
+        propagation.inject(context.active(), {});
+        headers['x-trace-id'] = span.spanContext().traceId;
`,
    },
  ],
} satisfies Mistake;
