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
\`exporter.shutdown()\` closes the last link only. The processor in front of it
hears nothing of it: the spans wait on in its queue, and an exporter that is
shut down takes no more of them. \`provider.shutdown()\` does it in the right
order: each processor sends what it holds, and then shuts its exporter down.
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
