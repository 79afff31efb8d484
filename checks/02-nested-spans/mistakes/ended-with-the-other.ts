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
Both spans were ended when the slower work was done. So they are equally long,
and the picture no longer shows which of the two took the time. End each span
when its own work is done, inside its own entry in the list of \`Promise.all\`.
`,
  openLine: /steam\w*\.end\(|milk\w*\.end\(/,
  recognise: (run) => {
    const milks = run.all('steam milk').toSorted((a, b) => a.started - b.started);
    return milks.every(({ ended = 0 }, index) => {
      const [steam, pull] = ['steam milk', 'pull shot'].map(
        (name) => run.recording.work.filter((work) => work.name === name)[index],
      );
      return (steam?.end ?? Infinity) < (pull?.end ?? 0) && (pull?.end ?? Infinity) < ended;
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
