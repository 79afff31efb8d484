import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-
-  // Without a shutdown, a processor that collects spans would lose what it still holds.
-  await provider.shutdown();
`,
  },
  failsFirst: ['shut-down'],
  explanation: `
\`run\` returned while the provider and its exporter were still open. Only
\`shutdown()\` closes them and lets the exporter finish its work;
\`forceFlush()\` does not. End \`run\` with \`await provider.shutdown()\`, even if
the caller made the exporter.
`,
  openLine: /forceFlush|new \w*TracerProvider/,
  recognise: ({ recording: { exporterShutdown, providers } }) =>
    exporterShutdown === undefined && providers.every(({ shutdown }) => shutdown === undefined),
  nearMisses: [
    {
      'lesson.ts': `
-  await provider.shutdown();
+  await new BasicTracerProvider().shutdown();
`,
    },
    {
      'lesson.ts': `
-  await provider.shutdown();
+  provider.shutdown();
`,
    },
  ],
} satisfies Mistake;
