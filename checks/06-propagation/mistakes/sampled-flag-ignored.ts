import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { isGuest, traceId } from '../scenarios.ts';

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
The caller's flag said "not sampled", but this service recorded its part. So
the backend gets fragments of traces whose beginning was never kept. The root
decides, and the flag carries the decision. \`extract\` reads the flag, and the
SDK's default sampler, a \`ParentBasedSampler\`, follows it.
`,
  openLine: /sampler *[:=]|traceFlags *:|\.SAMPLED/,
  recognise: ({ recording: { spans, requests } }) => {
    const own = spans.filter((span) => span.sampled && span.traceId === traceId);
    const slip = requests.find((one) => one.path === '/drinks' && !isGuest(one));
    // A slip on which 01 was written by hand is another mistake.
    const told = String(slip?.headers.traceparent).endsWith('-00');
    return own.some(({ name }) => told || name === 'POST /orders');
  },
  nearMisses: [
    {
      'counter.ts': `
         propagation.inject(context.active(), headers);
+        headers.traceparent = headers.traceparent!.replace(/-00$/, '-01');
`,
    },
  ],
} satisfies Mistake;
