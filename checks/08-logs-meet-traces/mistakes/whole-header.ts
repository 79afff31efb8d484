import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { linesOf } from '../journal.ts';

export default {
  edit: {
    'log.ts': `
-    trace_id: active.traceId,
-    span_id: active.spanId,
-    trace_flags: active.traceFlags.toString(16).padStart(2, '0'),
+    traceparent: \`00-\${active.traceId}-\${active.spanId}-0\${active.traceFlags}\`,
`,
  },
  failsFirst: ['line-has-ids'],
  explanation: `
The whole \`traceparent\` is in the line. Everything is there, but in one
piece, so a search for the field \`trace_id\` finds nothing. Write three
fields instead: the active span's \`spanContext()\` has the parts already.
`,
  recognise: (run) =>
    linesOf(run).some(
      (line) =>
        !line.trace_id &&
        Object.values(line).some((value) => /^00-[0-9a-f]{32}-/.test(String(value))),
    ),
  nearMisses: [
    // The header besides the fields, which is right; the flags are not.
    {
      'log.ts': `
-    trace_flags: active.traceFlags.toString(16).padStart(2, '0'),
+    traceparent: \`00-\${active.traceId}-\${active.spanId}-01\`,
+    trace_flags: '1',
`,
    },
  ],
} satisfies Mistake;
