import type { RightAnswer } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'counter.ts': `
       log('order taken', { 'coffee.drink': order.drink });
+      log('writing', { 'coffee.drink': order.drink });
@@
   log('the bar opens');
+  log('it is nice weather');
`,
    'service.ts': `
-  SimpleSpanProcessor,
+  BatchSpanProcessor,
@@
-    spanProcessors: [new SimpleSpanProcessor(exporter)],
+    spanProcessors: [new BatchSpanProcessor(exporter)],
@@
-        return await work(span);
+        span.setAttribute('coffee.bar', 'south').addEvent('begun');
+        return await tracer.startActiveSpan('inner', (inner) =>
+          work(inner).finally(() => inner.end()),
+        );
`,
  },
} satisfies RightAnswer;
