import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-    await openBar((order) => takeOrder(tracer, order), closing.signal);
+    let before = Promise.resolve();
+    await openBar((order) => (before = before.then(() => takeOrder(tracer, order))), closing.signal);
`,
  },
  failsFirst: ['rush-no-waiting'],
  explanation: `
The orders came at once, but some had to wait until others were done. The
queue may never get full that way, but the guests stand in line because of
tracing. Leave the work as it is, and give the queue room instead.
`,
  openLine: /openBar\((?!\))/,
  recognise: ({ recording: { work } }) => {
    const firstEnd = Math.min(...work.map(({ end = Infinity }) => end));
    return work.some(({ begin }) => begin > firstEnd);
  },
  nearMisses: [
    {
      'lesson.ts': `
-    spanProcessors: [new BatchSpanProcessor(exporter, { maxQueueSize })],
+    spanProcessors: [new BatchSpanProcessor(exporter)],
`,
    },
  ],
} satisfies Mistake;
