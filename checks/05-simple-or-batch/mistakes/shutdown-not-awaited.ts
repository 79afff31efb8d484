import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-    await provider.shutdown();
+    provider.shutdown();
`,
  },
  failsFirst: ['closing-all-arrive', 'error-all-arrive'],
  explanation: `
\`shutdown()\` returns a promise at once, while the spans are still on their
way. \`run\` did not wait for that promise and was over before the spans
arrived. Write \`await provider.shutdown()\` in an async function. A callback
for \`finally\` has to return the promise: \`.finally(() => provider.shutdown())\`.
`,
  openLine: /\.shutdown\(/,
  recognise: ({ recording: { exporterShutdown = 0, done = 0 } }, source) =>
    exporterShutdown > done && !/['"`]beforeExit['"`],[^;]*shutdown/.test(source),
  nearMisses: [
    {
      'lesson.ts': `
-    await provider.shutdown();
+    process.on('beforeExit', () => provider.shutdown());
`,
    },
  ],
} satisfies Mistake;
