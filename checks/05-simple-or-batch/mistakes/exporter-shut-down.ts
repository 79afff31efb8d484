import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-    await provider.shutdown();
+    await exporter.shutdown();
`,
  },
  failsFirst: ['closing-all-arrive', 'error-all-arrive', 'sigterm-all-arrive'],
  explanation: `
\`exporter.shutdown()\` closes only the last part of the chain. The processor in
front of it does not know that. The spans stay in the processor's queue, and
nothing sends them in time. With \`provider.shutdown()\`, each processor first
sends what its queue holds, and then shuts its exporter down.
`,
  openLine: /exporter\s*[!?]?\.shutdown/,
  recognise: ({ recording: { exporterShutdown, providers, spans } }) =>
    exporterShutdown !== undefined &&
    !spans.some(({ madeUp }) => madeUp) &&
    providers.every(({ shutdown }) => shutdown === undefined),
  nearMisses: [
    {
      'lesson.ts': `
+    await exporter.shutdown();
     await provider.shutdown();
`,
    },
  ],
} satisfies Mistake;
