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
\`run\` returned while the provider was still open. As in 2.x, a batch
processor would then lose what it holds. End \`run\` with
\`await provider.shutdown()\`. The shutdown is also the moment when a
processor without an exporter throws an error.
`,
  openLine: /new \w*TracerProvider/,
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
