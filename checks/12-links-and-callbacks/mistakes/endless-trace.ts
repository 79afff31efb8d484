import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-    // Without \`bind\`, the timer keeps the context in which it is set: that of the round before.
-    setTimeout(context.bind(ROOT_CONTEXT, rinseNow), 5);
+    setTimeout(rinseNow, 5);
`,
  },
  nearMisses: [
    {
      'lesson.ts': `
-    setTimeout(context.bind(ROOT_CONTEXT, rinseNow), 5);
+    setTimeout(rinseNow, 5);
@@
-      tracer.startActiveSpan('rinse machine', async (span) => {
+      tracer.startActiveSpan('rinse machine', { root: true }, async (span) => {
`,
    },
  ],
  failsFirst: ['rinse-own-trace'],
  explanation: `
A timer keeps the context in which it was set, and a span was active there:
the span of the round before, or one around the loop. So all rounds are in one
trace, which grows for as long as the program runs. Begin each round with an
empty context, \`setTimeout(context.bind(ROOT_CONTEXT, rinseNow), …)\`, or with
\`root: true\`.
`,
  openLine: /setTimeout\(|setInterval\(/,
  recognise: (run) =>
    run.all('rinse machine').filter((span) => run.parent(span)?.name === 'rinse machine').length >
    1,
} satisfies Mistake;
