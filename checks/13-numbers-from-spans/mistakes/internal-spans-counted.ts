import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { countsOf, metricsAfter, seriesIn } from '../day.ts';

export default {
  edit: {
    'lesson.ts': `
-      if (kind !== SpanKind.SERVER || result.decision !== SamplingDecision.NOT_RECORD)
-        return result;
+      if (result.decision !== SamplingDecision.NOT_RECORD) return result;
@@
-  onEnd({ kind, duration: [seconds, nanoseconds], attributes, status }: ReadableSpan): void {
-    if (kind !== SpanKind.SERVER) return;
+  onEnd({ duration: [seconds, nanoseconds], attributes, status }: ReadableSpan): void {
@@
-  SpanKind,
   SpanStatusCode,
`,
  },
  failsFirst: ['each-once'],
  explanation: `
The histogram counts more than requests. A processor also gets all the other
recorded spans: here the machine's tries, and in other programs the calls to
databases and other services. A request to this server has a span of the kind
\`SERVER\`. Skip all the others.
`,
  openLine: /onEnd\(/,
  recognise: (run) => {
    const { sent, counted } = countsOf(run, 'sampled');
    const bare = seriesIn(metricsAfter(run)).filter(({ labels }) => !labels.http_request_method);
    return counted > sent && bare.length > 0;
  },
  nearMisses: [
    {
      'lesson.ts': `
     this.#durations.record(seconds + nanoseconds / 1e9, labels);
+    this.#durations.record(seconds + nanoseconds / 1e9, labels);
`,
    },
  ],
} satisfies Mistake;
