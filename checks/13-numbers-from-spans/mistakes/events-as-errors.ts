import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { metricsAfter, seriesIn } from '../day.ts';

export default {
  edit: {
    'lesson.ts': `
-  onEnd({ kind, duration: [seconds, nanoseconds], attributes, status }: ReadableSpan): void {
+  onEnd({ kind, duration: [seconds, nanoseconds], attributes, events }: ReadableSpan): void {
@@
-    if (status.code === SpanStatusCode.ERROR) {
+    if (events.some(({ name }) => name === 'exception')) {
`,
  },
  failsFirst: ['others-have-none'],
  explanation: `
Some requests had exceptions and yet succeeded: the machine jammed once, and
the next try made the drink. An exception event says that something happened
on the way. Only the status of the span says how the request ended (lesson 3).
`,
  openLine: /\bevents\b/,
  recognise: (run, source) =>
    /\bevents\b/.test(source) &&
    seriesIn(metricsAfter(run)).every(({ labels }) => {
      return !labels.error_type || !labels.http_response_status_code?.startsWith('4');
    }),
  nearMisses: [
    {
      'lesson.ts': `
-    if (status.code === SpanStatusCode.ERROR) {
+    if (Number(attributes['http.response.status_code']) >= 400) {
`,
    },
    {
      'lesson.ts': `
-    if (status.code === SpanStatusCode.ERROR) {
+    if (Number(attributes['http.response.status_code']) !== 400) {
`,
    },
  ],
} satisfies Mistake;
