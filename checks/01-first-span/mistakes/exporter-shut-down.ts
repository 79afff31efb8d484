import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-  await provider.shutdown();
+  await exporter.shutdown();
`,
  },
  failsFirst: ['shut-down'],
  explanation: `
The exporter was shut down, but the provider was not. A processor whose
exporter is closed cannot send what it still holds. \`provider.shutdown()\`
does it in the right order: each processor sends what it holds, and then
shuts its exporter down.
`,
  openLine: /\.shutdown\(/,
  recognise: ({ recording: { exporterShutdown, providers } }) =>
    exporterShutdown !== undefined && providers.every(({ shutdown }) => shutdown === undefined),
  nearMisses: [
    {
      'lesson.ts': `
-  await provider.shutdown();
+  await provider.forceFlush();
`,
    },
  ],
} satisfies Mistake;
