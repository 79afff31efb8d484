import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { metricsAfter, seriesIn } from '../day.ts';

export default {
  edit: {
    'lesson.ts': `
-    if (status.code === SpanStatusCode.ERROR) {
-      labels['error.type'] = String(attributes['http.response.status_code']);
-    }
+    const isError = status.code === SpanStatusCode.ERROR;
+    labels['error.type'] = isError ? String(attributes['http.response.status_code']) : 'none';
`,
  },
  failsFirst: ['others-have-none'],
  explanation: `
Requests that went well also have an \`error.type\`. Anyone who counts errors
asks for the series that have this attribute, whatever its value. To them, all
your requests are errors. Leave the attribute out if the request did not fail.
`,
  openLine: /error\.type/,
  recognise: (run) => {
    const all = seriesIn(metricsAfter(run));
    const others = all.filter(({ labels }) => Number(labels.http_response_status_code) < 500);
    const values = new Set(others.map(({ labels }) => labels.error_type));
    return values.size === 1 && all.every(({ labels }) => labels.error_type);
  },
  nearMisses: [
    {
      'lesson.ts': `
-    if (status.code === SpanStatusCode.ERROR) {
+    if (Number(attributes['http.response.status_code']) >= 201) {
`,
    },
  ],
} satisfies Mistake;
