import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { metricsAfter, seriesIn } from '../day.ts';

export default {
  edit: {
    'lesson.ts': `
-      // The SDK's own boundaries begin with 0, 5, 10. They are meant for milliseconds.
-      advice: {
-        explicitBucketBoundaries: [
-          0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10,
-        ],
-      },
`,
  },
  failsFirst: ['boundaries'],
  explanation: `
These are the SDK's own boundaries: 0, 5, 10, 25 and so on. They suit
milliseconds. In seconds, nearly every request is in one bucket, from 0 to 5,
and the histogram cannot tell 6 ms from 4 s. Give the histogram boundaries
with \`advice: { explicitBucketBoundaries: […] }\`.
`,
  openLine: /createHistogram\(/,
  recognise: (run) =>
    seriesIn(metricsAfter(run)).every(({ buckets }) => {
      return [...buckets.keys()].slice(0, 4).join() === '0,5,10,25';
    }),
  nearMisses: [
    {
      'lesson.ts': `
-          0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10,
+          0.01, 0.1, 1, 10,
`,
    },
  ],
} satisfies Mistake;
