import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import samplerNotUsed from './sampler-not-used.ts';

export default {
  edit: {
    'lesson.ts': `
 import {
+  AlwaysOnSampler,
   ParentBasedSampler,
@@
-    root: new OneOrderInTen(),
-    // By default these two keep the span as well, but add no attribute that says why.
-    localParentSampled: follow,
-    remoteParentSampled: follow,
+    root: new AlwaysOnSampler(),
`,
  },
  failsFirst: ['run-keeps-one-in-ten'],
  explanation: `
The sampler says yes to every root, and everything below a root follows it. So
every span is made, exported and paid for. For nine orders out of ten, the
sampler must say no. Look at what \`createSampler\` uses for that decision.
`,
  openLine: /new AlwaysOn|RECORD_AND_SAMPLED|createSampler\(/,
  recognise: (run, source) =>
    /(TracerProvider|NodeSDK)\([^;]*\bsampler\b\s*[:,}]/.test(source) &&
    run.recording.spans.every(({ sampled }) => sampled) &&
    new Set(run.arrived.map((span) => span.attributes['sampler.decision'])).size < 2,
  nearMisses: [samplerNotUsed.edit],
} satisfies Mistake;
