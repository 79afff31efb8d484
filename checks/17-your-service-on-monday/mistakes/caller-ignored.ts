import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { codeOf } from '../seen.ts';

export default {
  edit: {
    'telemetry.ts': `
-import { ParentBasedSampler, SamplingDecision, type Sampler } from '@opentelemetry/sdk-trace-base';
+import { SamplingDecision, type Sampler } from '@opentelemetry/sdk-trace-base';
@@
-  sampler: new ParentBasedSampler({ root: withoutHealthChecks }),
+  sampler: withoutHealthChecks,
`,
  },
  failsFirst: ['callers-followed'],
  explanation: `
The caller had decided not to sample, but this service sampled all the same.
So the trace has a middle but no beginning. A sampler that you give to the SDK
replaces the default, which follows the caller. Put yours into a
\`ParentBasedSampler\`, as its \`root\` (lesson 4).
`,
  openLine: /sampler:/,
  recognise: ({ arrived }, source) =>
    /\bsampler\b/.test(codeOf(source)) &&
    !/ParentBasedSampler\(|traceFlags|parentbased/i.test(codeOf(source)) &&
    arrived.length > 0,
  nearMisses: [
    {
      'telemetry.ts': `
-  sampler: new ParentBasedSampler({ root: withoutHealthChecks }),
+  sampler: new ParentBasedSampler({
+    root: withoutHealthChecks,
+    remoteParentNotSampled: withoutHealthChecks,
+  }),
`,
    },
  ],
} satisfies Mistake;
