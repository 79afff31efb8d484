import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { asked, isTenth } from '../asked.ts';
import countsEverySpan from './counts-every-span.ts';

export default {
  edit: {
    'lesson.ts': `
-  #oneInTen = new TraceIdRatioBasedSampler(0.1);
+  #roots = 0;
@@
-    if (attributes['url.path'] === '/health') return drop;
-    const { decision } = this.#oneInTen.shouldSample(context, traceId);
-    return decision === SamplingDecision.RECORD_AND_SAMPLED ? keep('one in ten') : drop;
+    const isTenth = this.#roots++ % 10 === 0;
+    return isTenth && attributes['url.path'] !== '/health' ? keep('one in ten') : drop;
`,
  },
  failsFirst: ['sampler-keeps-one-in-ten'],
  explanation: `
The counter also goes up for health checks. So the number of orders that are
kept depends on how many health checks come in between. If every tenth root is
a health check, the sampler can miss every order. Drop health checks first,
and count only orders.
`,
  openLine: /\+\+|\+= 1/,
  recognise: (run) =>
    isTenth(...asked(run, 'order', 'roots'), ...asked(run, 'order', 'with a parent')) &&
    !isTenth(...asked(run, 'order', 'after a health check')),
  nearMisses: [countsEverySpan.edit],
} satisfies Mistake;
