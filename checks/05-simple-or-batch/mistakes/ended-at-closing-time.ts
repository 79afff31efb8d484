import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
+import type { Span } from '@opentelemetry/api';
 import type { Tracer } from '@opentelemetry/api';
@@
+const open: Span[] = [];
+
 async function takeOrder(tracer: Tracer, order: Order): Promise<void> {
@@
-  span.end();
+  open.push(span);
@@
     // Closing time, an error and both signals all come through here.
+    for (const span of open) span.end();
`,
  },
  failsFirst: ['closing-covers-work'],
  explanation: `
The spans ended late, all of them together. So each span says that its order
lasted until closing time. And until a span ends, it is in no queue: if the
process stops, the span is lost. End each span with its order.
`,
  openLine: /\bpush\(|\.end\(/,
  recognise: ({ recording: { spans, work } }) =>
    spans.length === work.length &&
    spans.length > 1 &&
    work.every(({ end = Infinity }) => spans.every(({ ended = 0 }) => ended > end)),
  nearMisses: [
    {
      'lesson.ts': `
-  await pourCoffee(order);
   span.end();
+  await pourCoffee(order);
`,
    },
  ],
} satisfies Mistake;
