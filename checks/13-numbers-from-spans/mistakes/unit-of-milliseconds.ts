import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { metric, metricsAfter } from '../day.ts';

export default {
  edit: {
    'lesson.ts': `
-      unit: 's',
-      // The SDK's own boundaries begin with 0, 5, 10. They are meant for milliseconds.
-      advice: {
-        explicitBucketBoundaries: [
-          0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10,
-        ],
-      },
+      unit: 'ms',
@@
-    this.#durations.record(seconds + nanoseconds / 1e9, labels);
+    this.#durations.record(seconds * 1e3 + nanoseconds / 1e6, labels);
`,
  },
  failsFirst: ['unit'],
  explanation: `
The unit is milliseconds. The conventions measure this metric in seconds, the
usual unit for durations in Prometheus. Dashboards and alerts that know the
metric by its name rely on that. Use the unit \`s\`, and record seconds.
`,
  openLine: /unit:/,
  recognise: (run) => metricsAfter(run).units[metric] === 'ms',
  nearMisses: [
    {
      'lesson.ts': `
-      unit: 's',
+      unit: 'us',
`,
    },
  ],
} satisfies Mistake;
