import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { runIsOver } from '../scenarios.ts';
import shutdownNotAwaited from './shutdown-not-awaited.ts';

export default {
  edit: {
    'lesson.ts': `
-    spanProcessors: [new BatchSpanProcessor(exporter, { maxQueueSize: 10_000 })],
+    spanProcessors: [
+      new BatchSpanProcessor(exporter, { maxQueueSize: 10_000, exportTimeoutMillis: 3000 }),
+    ],
`,
  },
  failsFirst: ['error-spans-sent', 'busy-backend'],
  explanation: `
With \`exportTimeoutMillis\`, the processor stops waiting for the exporter after
that time, so the shutdown is over before the backend has answered. That is a
time limit of your own. Remove the option: the exporter has its own limit,
which is set by whoever runs the program.
`,
  openLine: /exportTimeoutMillis/,
  recognise: ({ recording: { providers, said } }, source) => {
    const over = said.find(({ what }) => what === runIsOver)?.when ?? 0;
    // A backend takes five seconds at most. A limit that is no plain number may be shorter.
    const [, limit = '0'] = /exportTimeoutMillis: *([\d_]+)/.exec(source) ?? [];
    return (
      /exportTimeoutMillis/.test(source) &&
      Number(limit.replaceAll('_', '')) < 6000 &&
      providers.some(({ done = Infinity }) => done < over)
    );
  },
  nearMisses: [
    shutdownNotAwaited.edit,
    {
      'lesson.ts': `
-    spanProcessors: [new BatchSpanProcessor(exporter, { maxQueueSize: 10_000 })],
+    spanProcessors: [
+      new BatchSpanProcessor(exporter, { maxQueueSize: 10_000, exportTimeoutMillis: 30_000 }),
+    ],
@@
-    await sdk.shutdown().catch((error) => console.error(\`Spans were lost: \${error.message}\`));
+    const patience = new Promise((over) => setTimeout(over, 1000));
+    await Promise.race([sdk.shutdown().catch(console.error), patience]);
`,
    },
  ],
} satisfies Mistake;
