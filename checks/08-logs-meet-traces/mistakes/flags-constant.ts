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
\`trace_flags\` is the same on every line, whatever happened to the trace. This
trace is not sampled, so the line sends its reader to a picture that was never
kept. The flags are in the same \`spanContext()\` as the ids.
`,
  openLine: /trace_flags:/,
  recognise: (run) => {
    const flags = linesOf(run).flatMap(({ trace_flags }) => trace_flags ?? []);
    const unsampled = linesOf(run).filter((line) => line['coffee.drink'] === 'flat white');
    return (
      unsampled.every((line) => line.trace_flags === '01') && flags.every((one) => one === '01')
    );
  },
  nearMisses: [
    // The wrong way round.
    {
      'log.ts': `
-    trace_flags: active.traceFlags.toString(16).padStart(2, '0'),
+    trace_flags: active.traceFlags ? '00' : '01',
`,
    },
  ],
} satisfies Mistake;
