import type { RightAnswer } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
+import { trace } from '@opentelemetry/api';
 import { resourceFromAttributes } from '@opentelemetry/resources';
 import {
-  BasicTracerProvider,
@@
+import { NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
 import { firstOrder, writeSlip } from '#bar';
@@
-  const provider = new BasicTracerProvider({
+  const provider = new NodeTracerProvider({
@@
-  const tracer = provider.getTracer('coffee-bar');
+  provider.register();
+  const tracer = trace.getTracer('coffee-bar');

-  const span = tracer.startSpan('take order');
-  await writeSlip(firstOrder);
-  // End it only now: ending a span is what measures it and ships it.
-  span.end();
+  await tracer.startActiveSpan('take order', async (span) => {
+    await tracer.startActiveSpan('find a pen', async (pen) => pen.end());
+    await writeSlip(firstOrder).finally(() => span.end());
+  });
`,
  },
} satisfies RightAnswer;
