import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-    await Promise.all(slips.map((slip, i) => makeOne(slip, senders[i]!)));
+    void Promise.all(slips.map((slip, i) => makeOne(slip, senders[i]!)));
`,
  },
  failsFirst: ['consumer-covers-drinks'],
  explanation: `
\`process orders\` ended while its drinks were still being made, since nobody
waited for them. It says that the batch took no time, and whoever called the
kitchen believes that all is done. Await the promises of the drinks before
\`span.end()\`.
`,
  openLine: /Promise\.all|makeOne\(|makeDrink\(/,
  recognise: () => true,
} satisfies Mistake;
