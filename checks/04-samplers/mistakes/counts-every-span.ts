import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { askedAboutEach } from '../by-hand.ts';
import wrongRatio from './wrong-ratio.ts';
import { asked, isTenth } from '../asked.ts';

export default {
  edit: {
    'lesson.ts': `${askedAboutEach}
@@
 import type { Attributes, Context, SpanKind, Tracer } from '@opentelemetry/api';
+import { trace, TraceFlags } from '@opentelemetry/api';
@@
-  #oneInTen = new TraceIdRatioBasedSampler(0.1);
+  #spans = 0;
@@
+    const isTenth = this.#spans++ % 10 === 0;
+    const parent = trace.getSpanContext(context);
+    if (parent) return parent.traceFlags & TraceFlags.SAMPLED ? keep('parent was kept') : drop;
     if (attributes['url.path'] === '/health') return drop;
-    const { decision } = this.#oneInTen.shouldSample(context, traceId);
-    return decision === SamplingDecision.RECORD_AND_SAMPLED ? keep('one in ten') : drop;
+    return isTenth ? keep('one in ten') : drop;
`,
  },
  failsFirst: ['sampler-keeps-one-in-ten'],
  explanation: `
The counter also goes up for spans that have a parent. So the number of orders
that are kept depends on how many spans each order has. Follow the parent
first, and count only where there is no parent.
`,
  openLine: /\+\+|\+= 1/,
  recognise: (run) =>
    isTenth(...asked(run, 'order', 'roots')) &&
    !isTenth(...asked(run, 'order', 'after a span with a parent')),
  nearMisses: [wrongRatio.edit],
} satisfies Mistake;
