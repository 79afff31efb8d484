import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { metricsAfter } from '../day.ts';

export default {
  edit: {
    'lesson.ts': `
-  type Histogram,
+  type Gauge,
@@
-  #durations: Histogram;
+  #average: Gauge;
+  #sums = new Map<string, [sum: number, count: number]>();
@@
-    this.#durations = meter.createHistogram('http.server.request.duration', {
+    this.#average = meter.createGauge('http.server.request.duration', {
@@
-      // The SDK's own boundaries begin with 0, 5, 10. They are meant for milliseconds.
-      advice: {
-        explicitBucketBoundaries: [
-          0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10,
-        ],
-      },
@@
-    this.#durations.record(seconds + nanoseconds / 1e9, labels);
+    const key = JSON.stringify(labels);
+    const [sum, count] = this.#sums.get(key) ?? [0, 0];
+    this.#sums.set(key, [sum + seconds + nanoseconds / 1e9, count + 1]);
+    this.#average.record((sum + seconds + nanoseconds / 1e9) / (count + 1), labels);
`,
  },
  failsFirst: ['histogram'],
  explanation: `
An average was calculated too early. From the averages of two routes or
machines, nobody can calculate the average of both: the counts are gone. An
average also hides the slow requests. A histogram keeps counts, and counts can
be added. Divide only in the query.
`,
  openLine: /create\w*Gauge/,
  recognise: (run, source) => {
    const { types, samples } = metricsAfter(run, 'sampled');
    return (
      /create(Observable)?Gauge\(/.test(source) &&
      / \/ ?(\(?\w*\.?\w*([cC]ount|length|size|total|[nN])\b)/.test(source) &&
      !Object.values(types).includes('histogram') &&
      samples.some(({ name, value }) => types[name] === 'gauge' && !Number.isInteger(value))
    );
  },
  nearMisses: [
    {
      'lesson.ts': `
-  type Histogram,
+  type Gauge,
@@
-  #durations: Histogram;
+  #durations: Gauge;
@@
-    this.#durations = meter.createHistogram('http.server.request.duration', {
+    this.#durations = meter.createGauge('http.server.request.duration', {
`,
    },
  ],
} satisfies Mistake;
