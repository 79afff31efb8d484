import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-    await openBar((order) => takeOrder(tracer, order), closing.signal);
+    let taken = 0;
+    await openBar(async (order) => {
+      await takeOrder(tracer, order);
+      if (++taken >= 500) await provider.forceFlush();
+    }, closing.signal);
`,
  },
  failsFirst: ['rush-no-waiting'],
  explanation: `
An order is over only when \`forceFlush()\` is, so a guest waits until spans
have been sent. The processor sends by itself, in the background: when a batch
is full, and after its delay. Remove the \`forceFlush()\`, and make room in the
queue instead.
`,
  openLine: /forceFlush\(/,
  recognise: ({ recording: { work, spans } }, source) => {
    const firstEnd = Math.min(...work.map(({ end = Infinity }) => end));
    const flush = source.search(/forceFlush\(/);
    return (
      flush >= 0 &&
      flush < source.search(/\bfinally\b|\.shutdown\(/) &&
      work.every(({ begin }) => begin < firstEnd) &&
      spans.every(({ ended }) => ended !== undefined)
    );
  },
  nearMisses: [
    {
      'lesson.ts': `
-    await openBar((order) => takeOrder(tracer, order), closing.signal);
+    await openBar(async (order) => {
+      await takeOrder(tracer, order);
+      await new Promise((later) => setTimeout(later, 300));
+    }, closing.signal);
`,
    },
  ],
} satisfies Mistake;
