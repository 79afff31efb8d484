import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { asked } from '../asked.ts';

export default {
  edit: {
    'lesson.ts': `
-import type { Attributes, Context, SpanKind, Tracer } from '@opentelemetry/api';
+import type { Attributes, Context, Link, SpanKind, Tracer } from '@opentelemetry/api';
@@
-    attributes: Attributes,
-  ): SamplingResult {
+    attributes: Attributes,
+    links: Link[],
+  ): SamplingResult {
@@
-    const { decision } = this.#oneInTen.shouldSample(context, traceId);
+    if (links.some((link) => link.context.traceFlags & 1)) return keep('linked');
+    const { decision } = this.#oneInTen.shouldSample(context, traceId);
`,
  },
  failsFirst: ['sampler-keeps-one-in-ten'],
  explanation: `
The sampler looks at the links of a span, but a link is no parent. A root with
a link is an order like any other, and one in ten of them is kept. Decide about
every root in the same way, whatever its links are.
`,
  openLine: /\blinks?\b/i,
  recognise: (run, source) =>
    /\blinks?\b/i.test(source) &&
    asked(run, 'order', 'link').every(({ kept, times }) => kept > times / 5 || kept === 0),
  nearMisses: [
    {
      'lesson.ts': `
-    _kind: SpanKind,
+    kind: SpanKind,
@@
-    const { decision } = this.#oneInTen.shouldSample(context, traceId);
+    if (kind === 4) return keep('a consumer');
+    const { decision } = this.#oneInTen.shouldSample(context, traceId);
`,
    },
  ],
} satisfies Mistake;
