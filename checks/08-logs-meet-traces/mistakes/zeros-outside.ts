import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { saying, lastSpanKept } from '../journal.ts';

export default {
  edit: {
    'log.ts': `
-  // No span, no fields: zeros would look like one huge trace.
-  if (!active) return {};
+  if (!active) return { trace_id: '0'.repeat(32), span_id: '0'.repeat(16), trace_flags: '00' };
`,
  },
  failsFirst: ['no-ids-outside-spans'],
  explanation: `
A line that belongs to no span has ids of zeros. That looks like an id: all
such lines, from every service and every day, become one huge trace that never
existed. Where no span is active, leave the fields out.
`,
  openLine: /(\?\?|:|return).*INVALID|'0+'|repeat\(/,
  recognise: (run) =>
    saying(run, 'the bar opens').some(({ trace_id }) => /^0+$/.test(trace_id ?? '')),
  nearMisses: [
    // Only the flags.
    {
      'log.ts': `
-  if (!active) return {};
+  if (!active) return { trace_flags: '00' };
`,
    },
    // Not zeros, but ids.
    lastSpanKept,
  ],
} satisfies Mistake;
