import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { linesOf } from '../journal.ts';

export default {
  edit: {
    'log.ts': `
-  if (!active) return {};
+  if (!active || !trace.getActiveSpan()?.isRecording()) return {};
`,
  },
  failsFirst: ['unsampled-line-has-ids'],
  explanation: `
The ids are left out where a trace is not sampled. There are no spans to find
for such an order, and so the lines are all that is left of it: their common
trace id is what holds them together, in both services. \`trace_flags\` says
that the trace was not kept.
`,
  openLine: /isRecording|SAMPLED|traceFlags/,
  recognise: (run) => linesOf(run).every((line) => !line.trace_id?.startsWith('c0ffee31')),
} satisfies Mistake;
