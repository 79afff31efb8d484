import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { linesOf } from '../journal.ts';

export default {
  edit: {
    'log.ts': `
-    trace_flags: active.traceFlags.toString(16).padStart(2, '0'),
+    trace_flags: '01',
`,
  },
  failsFirst: ['unsampled-line-has-ids'],
  explanation: `
\`trace_flags\` is the same on every line, whatever became of the trace. This
one is not sampled, and the line sends its reader to a picture that was never
kept. The flags are in the same \`spanContext()\` as the ids.
`,
  openLine: /trace_flags:/,
  recognise: (run) =>
    linesOf(run).some(
      ({ trace_id, trace_flags }) => trace_id?.startsWith('c0ffee31') && trace_flags === '01',
    ),
} satisfies Mistake;
