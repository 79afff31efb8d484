import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-
-  // Whatever is still held back goes out now, and the exporter is closed.
-  await provider.shutdown();
`,
  },
  failsFirst: ['shut-down'],
  explanation: `
\`run\` returned while the provider was still open. With this processor nothing
is lost yet; with one that collects spans first, everything would be, as
lesson 5 shows. \`await provider.shutdown()\` is how a program takes leave of
tracing.
`,
  openLine: /new \w*TracerProvider/,
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
