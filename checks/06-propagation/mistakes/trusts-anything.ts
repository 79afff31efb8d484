import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { believed } from '../scenarios.ts';

export default {
  edit: {
    'kitchen.ts': `
-import { propagation, ROOT_CONTEXT, SpanKind } from '@opentelemetry/api';
+import { createTraceState, ROOT_CONTEXT, SpanKind, trace } from '@opentelemetry/api';
@@
-    // ROOT_CONTEXT: if the header is missing or broken, the span has no parent at all.
-    const caller = propagation.extract(ROOT_CONTEXT, c.req.header());
+    const [, traceId = '', spanId = '', flags = ''] = c.req.header('traceparent')?.split('-') ?? [];
+    const traceState = createTraceState(c.req.header('tracestate'));
+    const slip = { traceId, spanId, traceFlags: parseInt(flags, 16), traceState, isRemote: true };
+    const caller = trace.setSpanContext(ROOT_CONTEXT, slip);
`,
  },
  failsFirst: ['hostile-new-trace'],
  explanation: `
A header is something that a stranger wrote, and one that breaks the rules was
believed: repaired, or copied as it was. What it speaks of is a trace that
does not exist. The rules: exact lengths, lower-case hex, no id of zeros,
version not ff, nothing behind version 00's flags, and only once.
Let \`extract\` read it.
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
