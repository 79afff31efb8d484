import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { dayIn } from '../day.ts';

// On a system that has only 127.0.0.1, nothing shows.
export default {
  edit: {
    'lesson.ts': `
-  const reader = new PrometheusExporter({ ...metrics, preventServerStart: true });
+  const { port } = metrics;
+  const reader = new PrometheusExporter({ host: '127.0.0.1', port, preventServerStart: true });
`,
  },
  failsFirst: ['metrics-answer'],
  explanation: `
The host is in the code, and only the port comes from the parameter \`metrics\`.
In production the platform decides at which address Prometheus asks, and then
nobody answers there. Give the exporter both parts of \`metrics\`, the \`host\` and
the \`port\`.
`,
  openLine: /['"`](127\.0\.0\.1|localhost)['"`]/,
  recognise: (run, source) => {
    const { host, openTo, scrapes } = dayIn(run);
    return (
      host !== '127.0.0.1' &&
      scrapes.before.status === 0 &&
      openTo.length > 0 &&
      /['"`](127\.0\.0\.1|localhost|::1)['"`]/.test(source)
    );
  },
  nearMisses: [
    {
      'lesson.ts': `
-  const reader = new PrometheusExporter({ ...metrics, preventServerStart: true });
+  const reader = new PrometheusExporter({ ...metrics, port: 0, preventServerStart: true });
`,
    },
  ],
} satisfies Mistake;
