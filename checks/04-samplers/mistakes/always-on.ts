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
The sampler keeps every span. So every span is recorded, exported and paid
for. For nine orders out of ten, the sampler must answer \`NOT_RECORD\`. Look
at what \`createSampler\` returns, and at how it decides about a root.
`,
  openLine: /new AlwaysOn|RECORD_AND_SAMPLED|createSampler\(/,
  recognise: (run, source) =>
    /(TracerProvider|NodeSDK)\([^;]*\bsampler\b\s*[:,}]/.test(source) &&
    run.recording.spans.every(({ sampled }) => sampled) &&
    new Set(
      run.arrived
        .filter(({ name }) => name === 'take order')
        .map((span) => span.attributes['sampler.decision']),
    ).size < 2,
  nearMisses: [samplerNotUsed.edit],
} satisfies Mistake;
