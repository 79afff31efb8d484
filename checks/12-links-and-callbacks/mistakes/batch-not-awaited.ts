import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-    await Promise.all(slips.map(makeOne));
+    void Promise.all(slips.map(makeOne));
`,
  },
  nearMisses: [
    {
      'lesson.ts': `
-    await Promise.all(slips.map(makeOne));
-    span.end();
+    const drinks = slips.map(makeOne);
+    await Promise.race(drinks);
+    span.end();
+    await Promise.all(drinks);
`,
    },
  ],
  failsFirst: ['consumer-covers-drinks'],
  explanation: `
\`process orders\` ended while its drinks were still being made: \`span.end()\`
was called without waiting for them. The batch seems to take no time, and its
drinks begin as it ends. Await the promises of the drinks before \`span.end()\`:
\`await Promise.all(slips.map(…))\`.
`,
  openLine: /Promise\.all/,
  recognise: (run) => {
    const drinks = run.work('make drink').map(({ end = Infinity }) => end);
    return run.all('process orders').some(({ ended = Infinity }) => ended < Math.min(...drinks));
  },
} satisfies Mistake;
