import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { countsOf, longIn, metricsAfter, seriesIn } from '../day.ts';
import internalSpansCounted from './internal-spans-counted.ts';

export default {
  edit: {
    'lesson.ts': `
-  onEnd({ kind, duration: [seconds, nanoseconds], attributes, status }: ReadableSpan): void {
-    if (kind !== SpanKind.SERVER) return;
+  onEnd({ duration: [seconds, nanoseconds], attributes, status }: ReadableSpan): void {
+    if (!attributes['http.request.method']) return;
`,
  },
  failsFirst: ['each-once'],
  explanation: `
The histogram also counts calls that this program makes to other services.
Such a call has a span of the kind \`CLIENT\`, and that span has an
\`http.request.method\` as well. What tells the requests to this server from all
other spans is the kind \`SERVER\`.
`,
  openLine: /onEnd\(/,
  recognise: (run) => {
    const { sent, counted } = countsOf(run, 'sampled');
    const called = seriesIn(metricsAfter(run, 'long')).some(
      ({ labels }) =>
        labels.http_request_method === 'GET' && labels.http_response_status_code === '200',
    );
    return counted === sent && called && longIn(run).counted === 2;
  },
  nearMisses: [
    internalSpansCounted.edit,
    {
      'lesson.ts': `
     this.#durations.record(seconds + nanoseconds / 1e9, labels);
+    if (seconds > 1) this.#durations.record(seconds + nanoseconds / 1e9, labels);
`,
    },
  ],
} satisfies Mistake;
