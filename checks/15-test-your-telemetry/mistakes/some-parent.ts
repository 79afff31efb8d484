import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { bareCodeOf, catches } from '../judgement.ts';
import sameTraceOnly from './same-trace-only.ts';

export default {
  edit: {
    'telemetry.test.ts': `
-  // The trace alone is not enough, because a grandchild is in the same trace.
-  expect(child.parentSpanContext?.spanId).toBe(parent.spanId);
+  expect(child.parentSpanContext).toBeDefined();
`,
  },
  failsFirst: ['catches-lost-parent'],
  explanation: `
Your test expects the span to have a parent, no matter which. On this counter,
it has one, but it is the wrong one. Compare the \`spanId\` in the child's
\`parentSpanContext\` with the \`spanId\` of \`take order\`.
`,
  openLine: /parentSpanContext/,
  recognise: (run) =>
    catches(run, 'broken-lost-parent.ts') &&
    !catches(run, 'askedBelowCharge') &&
    /parentSpanContext\)?!?\)\s*\.(toBeDefined|toBeTruthy|not\b)/.test(bareCodeOf(run)) &&
    !/parentSpanContext[?!]?\.spanId/.test(bareCodeOf(run)),
  nearMisses: [sameTraceOnly.edit],
} satisfies Mistake;
