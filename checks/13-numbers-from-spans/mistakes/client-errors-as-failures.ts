import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { metricsAfter, seriesIn, type Series } from '../day.ts';

export default {
  edit: {
    'lesson.ts': `
-    if (status.code === SpanStatusCode.ERROR) {
+    if (Number(attributes['http.response.status_code']) >= 400) {
`,
  },
  failsFirst: ['others-have-none'],
  explanation: `
A status that begins with 4 says that the client asked for something wrong.
The server did its work, so the conventions do not call that a server error,
and it should not wake anybody. A status that begins with 5 is a server error.
The counter has already decided which requests failed: look at the span's
status.
`,
  openLine: />= ?400|> ?399|error\.type/,
  recognise: (run) => {
    const all = seriesIn(metricsAfter(run));
    const status = ({ labels }: Series) => Number(labels.http_response_status_code);
    return all.every((one) => Boolean(one.labels.error_type) === status(one) >= 400);
  },
  nearMisses: [
    {
      'lesson.ts': `
-    if (status.code === SpanStatusCode.ERROR) {
+    if (Number(attributes['http.response.status_code']) >= 201) {
`,
    },
    {
      'lesson.ts': `
-    if (status.code === SpanStatusCode.ERROR) {
+    if (status.code !== SpanStatusCode.OK) {
`,
    },
    {
      'lesson.ts': `
-    if (status.code === SpanStatusCode.ERROR) {
+    if (Number(attributes['http.response.status_code']) > 400) {
`,
    },
  ],
} satisfies Mistake;
