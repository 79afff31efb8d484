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
If a trace is not sampled, this code leaves the ids out. Such an order has no
spans to find, so its lines are all that is left of it. Only their common
trace id holds them together, in both services. \`trace_flags\` says that the
trace was not kept.
`,
  openLine: /isRecording|SAMPLED|traceFlags/,
  recognise: (run) => {
    const own = linesOf(run).filter((line) => line['coffee.drink'] === 'flat white');
    return own.length > 0 && own.every(({ trace_id }) => trace_id === undefined);
  },
  nearMisses: [
    // Such an order has no lines at all.
    {
      'log.ts': `
-    logger.info(attributes, message);
+    if (trace.getActiveSpan()?.isRecording() !== false) logger.info(attributes, message);
`,
    },
  ],
} satisfies Mistake;
