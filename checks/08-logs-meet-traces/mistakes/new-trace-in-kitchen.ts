import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { linesOf } from '../journal.ts';

export default {
  edit: {
    'kitchen.ts': `
-    const caller = propagation.extract(ROOT_CONTEXT, c.req.header());
-    return inSpan('POST /drinks', readSlip, SpanKind.SERVER, caller);
+    return inSpan('POST /drinks', readSlip, SpanKind.SERVER, ROOT_CONTEXT);
`,
  },
  failsFirst: ['line-trace-id'],
  explanation: `
The lines have the ids of their spans, but the kitchen's spans are in a trace
of their own: it did not go on with the one that came in \`traceparent\`. Then
no id finds both halves of an order. Extract the caller from the headers and
start the SERVER span in that context, as in lesson 6.
`,
  openLine: /app\.post\('\/drinks'/,
  recognise: (run) => {
    const roots = run.recording.spans.filter(({ parentId }) => !parentId);
    const traces = new Set(roots.map(({ traceId }) => traceId));
    return linesOf(run).some(
      ({ service, trace_id }) => service === 'kitchen' && traces.has(trace_id),
    );
  },
} satisfies Mistake;
