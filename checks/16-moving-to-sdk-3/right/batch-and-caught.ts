import type { RightAnswer } from '../../../workshop/checking/mistakes.ts';

/** The processor of production, and a shutdown whose error is logged, as in lesson 9. */
export default {
  edit: {
    'lesson.ts': `
+  BatchSpanProcessor,
   ParentBasedSampler,
-  SimpleSpanProcessor,
@@
-    spanProcessors: [new SimpleSpanProcessor({ exporter })],
+    spanProcessors: [new BatchSpanProcessor({ exporter, maxQueueSize: 10_000 })],
@@
-  await provider.shutdown();
+  await provider.shutdown().catch((error: Error) => console.error(error.message));
`,
  },
} satisfies RightAnswer;
