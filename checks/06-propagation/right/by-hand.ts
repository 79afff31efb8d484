import type { RightAnswer } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'counter.ts': `
-import { context, propagation, ROOT_CONTEXT, SpanKind } from '@opentelemetry/api';
+import { SpanKind } from '@opentelemetry/api';
@@
 import { listen, type Service } from './service.ts';
+import { read, write } from './slip.ts';
@@
-    const caller = propagation.extract(ROOT_CONTEXT, c.req.header());
+    const caller = read(c.req.header());
@@
-        const headers: Record<string, string> = {};
-        // The slip names the active span, and only in here is that the CLIENT span.
-        propagation.inject(context.active(), headers);
+        const headers = write(span);
`,
    'kitchen.ts': `
-import { propagation, ROOT_CONTEXT, SpanKind } from '@opentelemetry/api';
+import { SpanKind } from '@opentelemetry/api';
@@
 import { listen, type Service } from './service.ts';
+import { read } from './slip.ts';
@@
-    // In ROOT_CONTEXT, so that the span has no parent if the header is missing or broken.
-    const caller = propagation.extract(ROOT_CONTEXT, c.req.header());
+    const caller = read(c.req.header());
`,
    'lesson.ts': `
-import { context, propagation } from '@opentelemetry/api';
+import { context } from '@opentelemetry/api';
 import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
-import { W3CTraceContextPropagator } from '@opentelemetry/core';
@@
-  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
`,
    'slip.ts': `
+import { createTraceState, ROOT_CONTEXT, trace, type Context, type Span } from '@opentelemetry/api';
+
+/** The W3C header without a propagator: every rule of it, also that for later versions. */
+export function read(headers: Record<string, string>): Context {
+  const [, traceId = '', spanId = '', flags = ''] =
+    /^(?!ff|00-.{53})[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(?:-.*)?$/.exec(
+      headers.traceparent ?? '',
+    ) ?? [];
+  if (/^0*$/.test(traceId) || /^0*$/.test(spanId)) return ROOT_CONTEXT;
+  return trace.setSpanContext(ROOT_CONTEXT, {
+    traceId,
+    spanId,
+    traceFlags: parseInt(flags, 16),
+    traceState: createTraceState(headers.tracestate),
+    isRemote: true,
+  });
+}
+
+export function write(span: Span): Record<string, string> {
+  const { traceId, spanId, traceFlags, traceState } = span.spanContext();
+  return {
+    traceparent: \`00-\${traceId}-\${spanId}-0\${traceFlags}\`,
+    ...(traceState && { tracestate: traceState.serialize() }),
+  };
+}
`,
  },
} satisfies RightAnswer;
