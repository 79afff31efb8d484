import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-      tracer.startActiveSpan('pull shot', async (pulling) => {
+      await tracer.startActiveSpan('pull shot', async (pulling) => {
`,
  },
  failsFirst: ['shot-and-milk-overlap'],
  explanation: `
The shot and the milk are made one after the other, because there is an
\`await\` in between. Start both, then wait for both:
\`await Promise.all([…, …])\`, with no \`await\` inside the array. Each of the
two spans finds its parent by itself.
`,
  openLine: /await .*(pull shot|pullShot)/,
  recognise: ({ recording: { work } }, source) =>
    /await .*(pull|steam)/.test(source) &&
    work
      .filter(({ name }) => name === 'pull shot')
      .every(({ order, begin, end = 0 }) => {
        const steam = work.find((other) => other.name === 'steam milk' && other.order === order);
        return steam && (steam.begin > end || begin > (steam.end ?? 0));
      }),
  nearMisses: [
    {
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
+    const pulled = pullShot(order).then(() => pulling.end());
+    await steamMilk(order);
+    await pulled;
+    tracer.startSpan('steam milk').end();
`,
    },
  ],
} satisfies Mistake;
