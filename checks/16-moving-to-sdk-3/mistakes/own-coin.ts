import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { codeIn, reportOf } from '../code.ts';

export default {
  edit: {
    'lesson.ts': `
+import { SamplingDecision } from '@opentelemetry/sdk-trace';
 import { grindBeans, steamMilk, twoOrders, writeSlip, type Order } from '#bar';
@@
-  TraceIdRatioBasedSampler,
@@
-  if (name === 'parentbased_traceidratio') return new TraceIdRatioBasedSampler(Number(ratio ?? 1));
+  if (name === 'parentbased_traceidratio') {
+    const { RECORD_AND_SAMPLED, NOT_RECORD } = SamplingDecision;
+    const toss = () => (Math.random() < Number(ratio ?? 1) ? RECORD_AND_SAMPLED : NOT_RECORD);
+    return { shouldSample: () => ({ decision: toss() }), toString: () => 'coin' };
+  }
`,
  },
  failsFirst: ['ratio-as-before'],
  explanation: `
The share is right, but chance decides which traces are kept. \`traceidratio\`
means that the trace id decides, so that every service with the same ratio
keeps the same traces. Use a \`TraceIdRatioBasedSampler\`, as 2.x did.
`,
  openLine: /Math\.random/,
  recognise: (run, source) => {
    const { asked, sampled } = reportOf(run);
    return (
      Math.abs(sampled - asked / 4) < asked / 8 &&
      /Math\.random|randomInt|getRandomValues/.test(codeIn(source))
    );
  },
  nearMisses: [
    {
      'lesson.ts': `
-  if (name === 'parentbased_traceidratio') return new TraceIdRatioBasedSampler(Number(ratio ?? 1));
+  if (name === 'parentbased_traceidratio') return new TraceIdRatioBasedSampler(1 - Number(ratio ?? 1));
`,
    },
  ],
} satisfies Mistake;
