import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import type { MondaySeen } from '../scenarios.ts';
import { codeOf } from '../seen.ts';

export default {
  edit: {
    'lesson.ts': `
-      OTEL_LOGS_EXPORTER: 'none',
`,
  },
  failsFirst: ['traces-alone'],
  explanation: `
\`NodeSDK\` also starts logs. No library here creates log records today, so
none would be sent. But the check created one, as your next library may, and
your backend got a \`POST /v1/logs\`. If you want no logs yet, say so:
\`OTEL_LOGS_EXPORTER=none\`.
`,
  openLine: /env: \{|NodeSDK\(/,
  recognise: ({ recording: { scenarioResult } }, source) => {
    const { logs, metrics } = (scenarioResult as MondaySeen).others;
    return logs > 0 && metrics === 0 && !/LOGS_EXPORTER|logRecordProcessor/.test(codeOf(source));
  },
  nearMisses: [
    {
      'lesson.ts': `
-      OTEL_METRICS_EXPORTER: 'none',
-      OTEL_LOGS_EXPORTER: 'none',
`,
    },
  ],
} satisfies Mistake;
