import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { metric, metricsAfter } from '../day.ts';

export default {
  edit: {
    'lesson.ts': `
-  type Histogram,
   type Meter,
+  type Histogram,
+  type MetricOptions,
@@
-  #durations: Histogram;
+  #durations: (route: string) => Histogram;
@@
-    this.#durations = meter.createHistogram('http.server.request.duration', {
+    const options: MetricOptions = {
@@
         ],
       },
-    });
+    };
+    this.#durations = (route) =>
+      meter.createHistogram(\`http.server.\${route.replaceAll(/\\W+/g, '')}.duration\`, options);
@@
-    this.#durations.record(seconds + nanoseconds / 1e9, labels);
+    const durations = this.#durations(String(attributes['http.route'] ?? 'unknown'));
+    durations.record(seconds + nanoseconds / 1e9, labels);
`,
  },
  failsFirst: ['histogram'],
  explanation: `
Each route has a metric of its own. That makes it hard to ask how many
requests there were, or which route is the slowest, because such a query looks
at one metric. Use one metric for all routes. The attribute \`http.route\` tells
them apart.
`,
  openLine: /createHistogram\(/,
  recognise: (run) => {
    const { types } = metricsAfter(run, 'sampled');
    const own = Object.keys(types).filter((name) => types[name] === 'histogram');
    return own.length > 1 && !own.includes(metric) && own.some((name) => /order/.test(name));
  },
  nearMisses: [
    {
      'lesson.ts': `
-    this.#durations = meter.createHistogram('http.server.request.duration', {
+    this.#durations = meter.createHistogram('coffee.orders', {
`,
    },
  ],
} satisfies Mistake;
