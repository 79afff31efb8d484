import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { linesOf } from '../journal.ts';

export default {
  edit: {
    'log.ts': `
-    trace_id: active.traceId,
-    span_id: active.spanId,
-    trace_flags: active.traceFlags.toString(16).padStart(2, '0'),
+    traceId: active.traceId,
+    spanId: active.spanId,
+    traceFlags: active.traceFlags.toString(16).padStart(2, '0'),
`,
  },
  failsFirst: ['line-has-ids'],
  explanation: `
The ids are there, but under names of your own. In code they are \`traceId\` and
\`spanId\`; in a line of JSON the specification calls them \`trace_id\`, \`span_id\`
and \`trace_flags\`. Backends look for these names to find the trace of a
line.
`,
  openLine: /traceId[:,]/,
  recognise: (run) => linesOf(run).some(({ traceId, trace_id }) => traceId && !trace_id),
  nearMisses: [
    // Both names are there; something else may be wrong.
    {
      'log.ts': `
     trace_id: active.traceId,
+    traceId: active.traceId,
-    span_id: active.spanId,
`,
    },
  ],
} satisfies Mistake;
