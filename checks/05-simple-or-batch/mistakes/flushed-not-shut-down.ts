import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-    await provider.shutdown();
+    await provider.forceFlush();
`,
  },
  failsFirst: ['closing-shut-down'],
  explanation: `
\`forceFlush()\` sends what is waiting and leaves everything open: the processor
accepts more spans, and the exporter keeps its connections. That is right in
the middle of the day. At the end of the day, use \`shutdown()\`, which also
sends what is waiting.
`,
  openLine: /forceFlush\(/,
  recognise: ({ recording }, source) =>
    !recording.exporterShutdown && source.includes('forceFlush('),
  nearMisses: [
    {
      'lesson.ts': `
-    await provider.shutdown();
+    provider.forceFlush().then(() => provider.shutdown());
`,
    },
  ],
} satisfies Mistake;
