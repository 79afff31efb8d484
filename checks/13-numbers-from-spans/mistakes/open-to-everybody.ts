import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { dayIn } from '../day.ts';
import { optionsIn } from '../edits.ts';

export default {
  edit: {
    'lesson.ts': `
-  // With no \`host\` it would listen on every network that this machine has.
-  const reader = new PrometheusExporter({ ...metrics, preventServerStart: true });
+  const reader = new PrometheusExporter({ port: metrics.port, preventServerStart: true });
`,
  },
  failsFirst: ['this-address-only'],
  explanation: `
Without a \`host\`, the exporter listens on every network of the machine. So
anybody who reaches the machine can read how busy the bar is and which routes
it has. Give the exporter the \`host\` as well as the \`port\`.
`,
  openLine: /new PrometheusExporter/,
  recognise: (run, source) =>
    dayIn(run).openTo.length > 0 &&
    /PrometheusExporter\(\{/.test(source) &&
    !/\.\.\.|\bhost\b/.test(optionsIn(source)),
  nearMisses: [
    {
      'lesson.ts': `
-  // With no \`host\` it would listen on every network that this machine has.
-  const reader = new PrometheusExporter({ ...metrics, preventServerStart: true });
+  const everywhere = { port: metrics.port, host: '::', preventServerStart: true };
+  const reader = new PrometheusExporter(everywhere);
`,
    },
  ],
} satisfies Mistake;
