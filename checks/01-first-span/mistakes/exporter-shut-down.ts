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
Only a part of the chain was shut down: not the provider, which is where it
begins. A processor that still has spans then finds its exporter closed.
\`provider.shutdown()\` does it in the right order: each processor sends what it
has, and then shuts its exporter down.
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
