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
arrived. Its caller then assumes that everything is delivered, and may end
the process right away. Write \`await provider.shutdown()\`.
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
