import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { believed } from '../scenarios.ts';

export default {
  edit: {
    'kitchen.ts': `
-import { propagation, ROOT_CONTEXT, SpanKind } from '@opentelemetry/api';
+import { createTraceState, ROOT_CONTEXT, SpanKind, trace } from '@opentelemetry/api';
@@
-    // In ROOT_CONTEXT, so that the span has no parent if the header is missing or broken.
-    const caller = propagation.extract(ROOT_CONTEXT, c.req.header());
+    const [, traceId = '', spanId = '', flags = ''] = c.req.header('traceparent')?.split('-') ?? [];
+    const traceState = createTraceState(c.req.header('tracestate'));
+    const slip = { traceId, spanId, traceFlags: parseInt(flags, 16), traceState, isRemote: true };
+    const caller = trace.setSpanContext(ROOT_CONTEXT, slip);
`,
  },
  failsFirst: ['hostile-new-trace'],
  explanation: `
A header comes from a stranger. Your code believed a header that breaks the
rules, perhaps after repairing it. The trace that it names may not exist.
The rules: exact lengths, lower-case hex, no id of zeros, version not ff,
nothing after the flags of version 00, and only one such header. Let
\`extract\` read it.
`,
  openLine: /\.split\(|\.match\(|\.exec\(|\.slice\(|setSpanContext\(/,
  recognise: ({ recording }) => recording.spans.some(({ traceId }) => believed(traceId)),
  nearMisses: [
    {
      'kitchen.ts': `
-    spanProcessors: [new SimpleSpanProcessor(exporter)],
+    spanProcessors: [new SimpleSpanProcessor(exporter)],
+    sampler: { shouldSample: (_, id) => ({ decision: id < '8' ? 0 : 2 }), toString: () => '' },
`,
    },
  ],
} satisfies Mistake;
