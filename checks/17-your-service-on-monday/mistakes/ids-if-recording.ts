import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import type { MondaySeen } from '../scenarios.ts';
import { codeOf } from '../seen.ts';

export default {
  edit: {
    'pino-ids.ts': `
-  const span = trace.getActiveSpan()?.spanContext();
-  return span ? { trace_id: span.traceId, span_id: span.spanId } : {};
+  const span = trace.getActiveSpan();
+  if (!span?.isRecording()) return {};
+  const { traceId, spanId } = span.spanContext();
+  return { trace_id: traceId, span_id: spanId };
`,
  },
  failsFirst: ['pino-patched'],
  explanation: `
Your function gives ids only for spans that are recorded. In a request that
its caller did not sample, a span is active all the same, and it has ids. With
these ids, you still find all the lines of that request, in each service.
`,
  openLine: /isRecording|traceFlags/,
  recognise: ({ recording: { scenarioResult } }, source) => {
    const { lines } = scenarioResult as MondaySeen;
    const without = lines.filter(({ spanId, span_id }) => spanId !== '' && !span_id);
    return (
      without.length > 0 &&
      without.every(({ what }) => what.includes('not sampled')) &&
      /isRecording|traceFlags/.test(codeOf(source))
    );
  },
  nearMisses: [
    {
      'pino-ids.ts': `
-  const span = trace.getActiveSpan()?.spanContext();
-  return span ? { trace_id: span.traceId, span_id: span.spanId } : {};
+  const span = trace.getActiveSpan();
+  if (span?.isRecording()) return {};
+  const { traceId, spanId } = span?.spanContext() ?? { traceId: '', spanId: '' };
+  return { trace_id: traceId, span_id: spanId };
`,
    },
  ],
} satisfies Mistake;
