import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import type { Evening } from '../scenarios.ts';

export default {
  edit: {
    'log.ts': `
-  const { trace_id, span_id } = JSON.parse(line);
+  const { span_id } = JSON.parse(line);
@@
-    const { traceId, spanId } = span.spanContext();
-    return traceId === trace_id && spanId === span_id;
+    return span.spanContext().spanId === span_id;
`,
  },
  failsFirst: ['span-of-line'],
  explanation: `
The code looks for the span by its span id alone. A span id is meant to be
unique within one trace; among the spans of a whole day, two traces may have
the same one. The line names its span with both ids: compare both.
`,
  openLine: /\.find\(|spanId ===|\.get\(/,
  recognise: ({ recording }) => {
    const { ways } = recording.scenarioResult as Evening;
    const wrong = ways.filter(({ wanted, found }) => found?.traceId !== wanted?.traceId);
    return (
      wrong.length > 0 &&
      ways.every(({ odd }) => !odd) &&
      wrong.every(({ line, found }) => found && found.spanId === JSON.parse(line).span_id)
    );
  },
  nearMisses: [
    // Either of the two is enough.
    {
      'log.ts': `
-    return traceId === trace_id && spanId === span_id;
+    return traceId === trace_id || spanId === span_id;
`,
    },
  ],
} satisfies Mistake;
