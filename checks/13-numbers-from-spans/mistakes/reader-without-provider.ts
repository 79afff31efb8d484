import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { dayIn } from '../day.ts';

export default {
  edit: {
    'lesson.ts': `
-  const meterProvider = new MeterProvider({ readers: [reader] });
+  const meterProvider = new MeterProvider();
@@
       await Promise.all([tracerProvider.shutdown(), meterProvider.shutdown()]);
+      await reader.stopServer();
`,
  },
  failsFirst: ['histogram'],
  explanation: `
\`/metrics\` answers, but it says that it cannot export: no \`MeterProvider\`
has this exporter. A Prometheus exporter is a reader. It reads the metrics of
the provider that it was given to:
\`new MeterProvider({ readers: [reader] })\`.
`,
  openLine: /new MeterProvider/,
  recognise: (run) => dayIn(run).scrapes.sampled.text.startsWith('# failed to export metrics'),
  nearMisses: [
    {
      'lesson.ts': `
-      new RequestDurations(meterProvider.getMeter('coffee-bar')),
+      new RequestDurations(new MeterProvider().getMeter('coffee-bar')),
`,
    },
  ],
} satisfies Mistake;
