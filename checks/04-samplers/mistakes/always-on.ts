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
-    // Without these two, spans below the root are kept as well, but do not say why.
-    localParentSampled: follow,
-    remoteParentSampled: follow,
+    root: new AlwaysOnSampler(),
`,
  },
  failsFirst: ['run-keeps-one-in-ten'],
  explanation: `
The sampler says yes to every root, and a child or a remote parent's child
only repeats what was said at the root. So every span is made, exported and
paid for. What is asked at a root has to say no nine times out of ten; look at
what \`createSampler\` puts there.
`,
  openLine: /new AlwaysOn|RECORD_AND_SAMPLED|createSampler\(/,
  recognise: (run, source) =>
    /(TracerProvider|NodeSDK)\([^;]*\bsampler\b\s*[:,}]/.test(source) &&
    run.recording.spans.every(({ sampled }) => sampled) &&
    new Set(run.arrived.map((span) => span.attributes['sampler.decision'])).size < 2,
  nearMisses: [samplerNotUsed.edit],
} satisfies Mistake;
