import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-    await openBar((order) => takeOrder(tracer, order), closing.signal);
+    await openBar(async (order) => {
+      await takeOrder(tracer, order);
+      await provider.forceFlush();
+    }, closing.signal);
`,
  },
  failsFirst: ['closing-collects'],
  explanation: `
\`forceFlush()\` after each order sends each span alone, in a call of its own.
A batch processor is there to avoid exactly that. Let it collect spans, and
deliver them at the end: \`shutdown()\` does that.
`,
  openLine: /forceFlush\(/,
  recognise: ({ recording: { exportCalls, spans } }, source) =>
    exportCalls >= spans.length &&
    source.includes('forceFlush(') &&
    !/scheduledDelayMillis/.test(source),
  nearMisses: [
    {
      'lesson.ts': `
-    spanProcessors: [new BatchSpanProcessor(exporter, { maxQueueSize })],
+    spanProcessors: [new BatchSpanProcessor(exporter, { maxQueueSize, scheduledDelayMillis: 1 })],
@@
+    await provider.forceFlush();
     await provider.shutdown();
`,
    },
    {
      'lesson.ts': `
-  try {
-    await openBar((order) => takeOrder(tracer, order), closing.signal);
-  } finally {
+  try {
+    await openBar(async (order) => {
+      await takeOrder(tracer, order);
+      await provider.shutdown();
+    }, closing.signal);
+  } finally {
`,
    },
  ],
} satisfies Mistake;
