import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { traceId } from '../scenarios.ts';

export default {
  edit: {
    'counter.ts': `
 import {
+  AlwaysOnSampler,
@@
     spanProcessors: [new SimpleSpanProcessor(exporter)],
+    sampler: new AlwaysOnSampler(),
`,
  },
  failsFirst: ['unsampled-flag-forwarded', 'unsampled-not-exported'],
  explanation: `
The caller's flag said: not sampled. This service recorded its part all the
same, so the backend gets pieces of traces whose beginning was never kept. The
decision is made once, at the root, and the flag carries it. The SDK's default
sampler, \`ParentBasedSampler\`, follows it; and \`extract\` reads the flag for
it.
`,
  openLine: /sampler *[:=]|traceFlags *:|\.SAMPLED/,
  recognise: ({ recording }) =>
    recording.spans.some((span) => span.sampled && span.traceId === traceId),
} satisfies Mistake;
