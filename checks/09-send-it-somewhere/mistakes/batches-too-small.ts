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
The batches are small, so there are many of them. A shutdown sends all that
are left at once, but the OTLP exporter allows only 30 requests at a time and
fails the others. Leave \`maxExportBatchSize\` at its default of 512, or make it
larger.
`,
  openLine: /maxExportBatchSize/,
  recognise: ({ recording: { spans } }, source) => {
    const [, size] = /maxExportBatchSize: ([\d_]+)/.exec(source) ?? [];
    const batches = spans.length / Number(size?.replaceAll('_', ''));
    return batches > 30 && spans.some(({ exported }) => exported === 0);
  },
  nearMisses: [queueTooShort.edit],
} satisfies Mistake;
