import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { dayIn } from '../day.ts';
import { optionsIn } from '../edits.ts';

export default {
  edit: {
    'lesson.ts': `
-  // With no \`host\` it would listen on every network that this machine has.
-  const reader = new PrometheusExporter({ ...metrics, preventServerStart: true });
+  const reader = new PrometheusExporter({ host: metrics.host, preventServerStart: true });
`,
  },
  // The scenarios run side by side, and only one of them gets the port.
  failsFirst: ['metrics-answer', 'answers-unchanged'],
  explanation: `
The exporter does not know the port, so it listens on its default port, 9464.
If two programs on a machine do that, the second one listens nowhere. Give the
exporter both parts of the address, \`host\` and \`port\`.
`,
  openLine: /new PrometheusExporter/,
  recognise: (run, source) =>
    (dayIn(run).scrapes.before.status === 0 || /EADDRINUSE.*:9464/.test(dayIn(run).error ?? '')) &&
    /PrometheusExporter\((\{|\))/.test(source) &&
    !/\.\.\.|\bport\b/.test(optionsIn(source)) &&
    (!/preventServerStart: true/.test(source) || /startServer\(/.test(source)),
  nearMisses: [
    {
      'lesson.ts': `
-  const reader = new PrometheusExporter({ ...metrics, preventServerStart: true });
+  const reader = new PrometheusExporter({ ...metrics, port: 0, preventServerStart: true });
`,
    },
    {
      'lesson.ts': `
-  // Started here and not by the constructor, so that an address that is taken is an error.
-  await reader.startServer();
-
`,
    },
  ],
} satisfies Mistake;
