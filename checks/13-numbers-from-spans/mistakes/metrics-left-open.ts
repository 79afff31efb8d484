import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { dayIn } from '../day.ts';

export default {
  edit: {
    'lesson.ts': `
-      await Promise.all([tracerProvider.shutdown(), meterProvider.shutdown()]);
+      await tracerProvider.shutdown();
`,
  },
  failsFirst: ['metrics-close'],
  explanation: `
The counter has closed, but its \`/metrics\` still answers, with the numbers
of a bar that is gone. The tracer provider knows nothing about metrics. The
meter provider has a \`shutdown\` of its own, which also closes the exporter's
server. Await it in \`close\`.
`,
  openLine: /async close|close:/,
  recognise: (run, source) =>
    dayIn(run).openAfterClose &&
    !/\.(stopServer)\(|\b(meter\w*|reader|sdk)\.shutdown/i.test(source),
  nearMisses: [
    {
      'lesson.ts': `
-      await Promise.all([tracerProvider.shutdown(), meterProvider.shutdown()]);
+      await tracerProvider.shutdown();
+      setTimeout(() => void meterProvider.shutdown(), 500);
`,
    },
  ],
} satisfies Mistake;
