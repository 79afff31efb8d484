import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-
-  // Not caught: it rejects if a processor has no exporter, and little else tells you so.
-  await provider.shutdown();
`,
  },
  failsFirst: ['shut-down'],
  explanation: `
\`run\` returned while the provider and its exporter were still open, and a
\`forceFlush()\` does not close them. As in 2.x, end \`run\` with
\`await provider.shutdown()\`. The shutdown also shows you whether a processor
has no exporter, because then it rejects.
`,
  openLine: /forceFlush|new \w*TracerProvider/,
  recognise: ({ recording: { exporterShutdown, providers } }) =>
    exporterShutdown === undefined && providers.every(({ shutdown }) => shutdown === undefined),
  nearMisses: [
    {
      'lesson.ts': `
-  await provider.shutdown();
+  void provider.shutdown();
`,
    },
  ],
} satisfies Mistake;
