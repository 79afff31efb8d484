import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import type { AwaySeen } from '../scenarios.ts';
import { codeOf } from '../seen.ts';

export default {
  edit: {
    'lesson.ts': `
-      // A shutdown has five seconds here, and the default for a backend that is away is ten.
-      OTEL_EXPORTER_OTLP_TIMEOUT: '2000',
`,
  },
  failsFirst: ['away-ends'],
  explanation: `
The backend was away, and \`shutdown()\` went on trying to deliver the last
spans: for up to ten seconds by default. Here, the platform waits for five and
then kills the program. \`OTEL_EXPORTER_OTLP_TIMEOUT\` is the time for one
delivery with all its retries, in milliseconds. It must be well below what
your platform gives you.
`,
  openLine: /env: \{|NodeSDK\(/,
  recognise: ({ recording: { scenarioResult } }, source) =>
    (scenarioResult as AwaySeen).killed.length > 0 &&
    /\.shutdown\(/.test(codeOf(source).replaceAll('exporter.shutdown', '')) &&
    !/OTLP_(TRACES_)?TIMEOUT|timeoutMillis|setTimeout\([^;]*exit|\.race\(|setInterval\(/.test(
      codeOf(source),
    ),
  nearMisses: [
    {
      'lesson.ts': `
-      OTEL_EXPORTER_OTLP_TIMEOUT: '2000',
+      OTEL_EXPORTER_OTLP_TIMEOUT: '20000',
`,
    },
  ],
} satisfies Mistake;
