import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import type { MondaySeen } from '../scenarios.ts';
import { codeOf } from '../seen.ts';

export default {
  edit: {
    'lesson.ts': `
-      OTEL_METRICS_EXPORTER: 'none',
`,
  },
  failsFirst: ['traces-alone'],
  explanation: `
\`NodeSDK\` also starts metrics, and sends them to the same base URL. The
libraries measure every request, so the backend got a \`POST /v1/metrics\`
that nobody asked for. If you want no metrics yet, say so:
\`OTEL_METRICS_EXPORTER=none\`.
`,
  openLine: /env: \{|NodeSDK\(/,
  recognise: ({ recording: { scenarioResult } }, source) => {
    const { metrics } = (scenarioResult as MondaySeen).others;
    return metrics > 0 && !/METRICS_EXPORTER|metricReaders?|MeterProvider/.test(codeOf(source));
  },
  nearMisses: [
    {
      'lesson.ts': `
-      OTEL_LOGS_EXPORTER: 'none',
`,
    },
    {
      'lesson.ts': `
-      OTEL_METRICS_EXPORTER: 'none',
+      OTEL_METRICS_EXPORTER: 'otlp',
`,
    },
  ],
} satisfies Mistake;
