import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-    await Promise.all([
-      tracer.startActiveSpan('pull shot', async (pulling) => {
-        await pullShot(order);
-        pulling.end();
-      }),
-      tracer.startActiveSpan('steam milk', async (steaming) => {
-        await steamMilk(order);
-        steaming.end();
-      }),
-    ]);
+    const pulling = tracer.startSpan('pull shot');
+    const steaming = tracer.startSpan('steam milk');
+    await Promise.all([pullShot(order), steamMilk(order)]);
+    pulling.end();
+    steaming.end();
`,
  },
  failsFirst: ['ends-with-work'],
  explanation: `
Both spans were ended only when the slower work was done. So they are about
equally long, and the picture no longer shows which of the two took the
time. End each span when its own work is done, inside its own entry in the
array that you pass to \`Promise.all\`.
`,
  openLine: /(steam|milk)\w*\.end\(/i,
  recognise: (run) => {
    const spansOf = (name: string) => run.all(name).toSorted((a, b) => a.started - b.started);
    const [milks, shots] = [spansOf('steam milk'), spansOf('pull shot')];
    return milks.every(({ ended: milkEnded = 0 }, index) => {
      const ends = ['steam milk', 'pull shot'].map((name) => {
        const work = run.recording.work.filter((one) => one.name === name)[index];
        return work?.end ?? Infinity;
      });
      return Math.min(milkEnded, shots[index]?.ended ?? 0) > Math.max(...ends);
    });
  },
  nearMisses: [
    {
      'lesson.ts': `
+import type { Span } from '@opentelemetry/api';
 import type { Tracer } from '@opentelemetry/api';
@@
+  for (const span of open) span.end();
   await provider.shutdown();
 }

+const open: Span[] = [];
+
@@
-    await makeLatte(tracer, order);
-    span.end();
+    await makeLatte(tracer, order);
+    open.push(span);
`,
    },
  ],
} satisfies Mistake;
