import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import queueTooShort from './queue-too-short.ts';

export default {
  edit: {
    'lesson.ts': `
-    spanProcessors: [new BatchSpanProcessor(exporter, { maxQueueSize: 10_000 })],
+    spanProcessors: [
+      new BatchSpanProcessor(exporter, { maxQueueSize: 10_000, maxExportBatchSize: 100 }),
+    ],
`,
  },
  failsFirst: ['rush-all-arrive'],
  explanation: `
The batches are small, so there are many of them. The shutdown sends all the
batches that are left at once, but the OTLP exporter allows only 30 requests
at a time and rejects the rest. Leave \`maxExportBatchSize\` at its default of
512, or make it larger.
`,
  openLine: /maxExportBatchSize/,
  recognise: ({ recording: { spans } }, source) => {
    const [, size = 'none'] = /maxExportBatchSize: ([\d_]+)/.exec(source) ?? [];
    const [, queue = ''] = /maxQueueSize\b:? *([\d_]*)/.exec(source) ?? ['', '2048'];
    // Where the number is not in the code, the queue may have room for all of them.
    const waiting = Math.min(spans.length, numberIn(queue) || Infinity);
    return waiting / numberIn(size) > 30 && spans.some(({ exported }) => exported === 0);
  },
  nearMisses: [
    queueTooShort.edit,
    {
      // The queue is too short for more than 21 batches.
      'lesson.ts': `
-    spanProcessors: [new BatchSpanProcessor(exporter, { maxQueueSize: 10_000 })],
+    spanProcessors: [new BatchSpanProcessor(exporter, { maxExportBatchSize: 100 })],
`,
    },
  ],
} satisfies Mistake;

function numberIn(text: string): number {
  return Number(text.replaceAll('_', ''));
}
