import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { bareCodeOf, catches } from '../judgement.ts';

export default {
  edit: {
    'telemetry.test.ts': `
-  // The trace alone is not enough, because a grandchild is in the same trace.
-  expect(child.parentSpanContext?.spanId).toBe(parent.spanId);
`,
  },
  failsFirst: ['catches-lost-parent'],
  explanation: `
Your test compares trace ids. All the spans of a trace have the same one,
children and grandchildren alike. So the test catches a span in a trace of its
own, but not a span with the wrong parent. Compare the \`spanId\` in the
child's \`parentSpanContext\` with that of \`take order\`.
`,
  openLine: /traceId/,
  recognise: (run) =>
    catches(run, 'broken-lost-parent.ts') &&
    catches(run, 'chargeAlone') &&
    !catches(run, 'askedBelowCharge') &&
    /traceId/.test(bareCodeOf(run)) &&
    !/parentSpan/.test(bareCodeOf(run)),
  nearMisses: [
    {
      'telemetry.test.ts': `
-  expect(child.parentSpanContext?.spanId).toBe(parent.spanId);
+  expect(child.parentSpanContext?.traceId).toBe(parent.traceId);
`,
    },
  ],
} satisfies Mistake;
