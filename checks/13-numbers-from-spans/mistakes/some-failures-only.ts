import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { metricsAfter, seriesIn } from '../day.ts';

export default {
  edit: {
    'lesson.ts': `
-    if (status.code === SpanStatusCode.ERROR) {
-      labels['error.type'] = String(attributes['http.response.status_code']);
-    }
+    if (status.message) labels['error.type'] = String(attributes['http.response.status_code']);
@@
   SpanKind,
-  SpanStatusCode,
`,
  },
  failsFirst: ['failed-have-error-type'],
  explanation: `
A status may be ERROR without any message: the message is only a comment for
people. Here, a request that was answered with 503 has none, so it is not
counted as a failure. Compare the \`code\` of the status with
\`SpanStatusCode.ERROR\`.
`,
  openLine: /status\.message|\bmessage\b/,
  recognise: (run, source) => {
    const failed = seriesIn(metricsAfter(run)).filter(({ labels }) => {
      return Number(labels.http_response_status_code) >= 500;
    });
    const withType = failed.filter(({ labels }) => labels.error_type);
    return (
      /status\.message|status: \{[^}]*message/.test(source) &&
      withType.length > 0 &&
      withType.every(({ labels }) => labels.http_response_status_code === '500')
    );
  },
  nearMisses: [
    {
      'lesson.ts': `
-    if (status.code === SpanStatusCode.ERROR) {
+    if (attributes['http.response.status_code'] === 500) {
`,
    },
  ],
} satisfies Mistake;
