import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { metricsAfter } from '../day.ts';
import averages from './average-of-averages.ts';

export default {
  edit: {
    'lesson.ts': `
-  type Histogram,
+  type Gauge,
@@
-  #durations: Histogram;
+  #requests: Gauge;
+  #count = 0;
@@
-    this.#durations = meter.createHistogram('http.server.request.duration', {
-      description: 'Duration of HTTP server requests.',
-      unit: 's',
-      // The SDK's own boundaries begin with 0, 5, 10. They are meant for milliseconds.
-      advice: {
-        explicitBucketBoundaries: [
-          0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10,
-        ],
-      },
-    });
+    this.#requests = meter.createGauge('http.server.requests');
@@
-  onEnd({ kind, duration: [seconds, nanoseconds], attributes, status }: ReadableSpan): void {
+  onEnd({ kind, attributes, status }: ReadableSpan): void {
@@
-    this.#durations.record(seconds + nanoseconds / 1e9, labels);
+    this.#requests.record(++this.#count, labels);
`,
  },
  failsFirst: ['histogram'],
  explanation: `
A gauge says how much there is of something now, such as the beans in the
mill. The number of requests only grows. With a counter or a histogram,
Prometheus's \`rate()\` is right even if the program restarts. But a count
does not say how long the requests took. A histogram says both.
`,
  openLine: /create\w*(Gauge|UpDownCounter)/,
  recognise: (run, source) => {
    const { types, samples } = metricsAfter(run, 'sampled');
    const gauges = samples.filter(({ name }) => types[name] === 'gauge' && name !== 'target_info');
    return (
      /create(Observable)?(Gauge|UpDownCounter)\(/.test(source) &&
      !Object.values(types).includes('histogram') &&
      gauges.some(({ value }) => value > 1) &&
      gauges.every(({ value }) => Number.isInteger(value))
    );
  },
  nearMisses: [averages.edit],
} satisfies Mistake;
