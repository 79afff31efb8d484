import type { Mistake } from '../../../workshop/checking/mistakes.ts';
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
  recognise: (_run, source) => /exportTimeoutMillis/.test(source),
  nearMisses: [shutdownNotAwaited.edit],
} satisfies Mistake;
