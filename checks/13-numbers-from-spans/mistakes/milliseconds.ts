import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { dayIn, metricsAfter, seriesIn } from '../day.ts';

export default {
  edit: {
    'lesson.ts': `
-    this.#durations.record(seconds + nanoseconds / 1e9, labels);
+    this.#durations.record(seconds * 1e3 + nanoseconds / 1e6, labels);
`,
  },
  failsFirst: ['in-seconds'],
  explanation: `
The unit says seconds, but the values are milliseconds. A unit is only a
string: nothing converts the values. So a 5 ms latte is drawn as 5 s, and most
of the requests are in the last buckets. Divide by 1,000 before you record.
`,
  openLine: /\.record\(/,
  recognise: (run) => {
    const all = seriesIn(metricsAfter(run));
    const add = (numbers: number[]) => numbers.reduce((sum, one) => sum + one, 0);
    const counted = add(all.map(({ count }) => count));
    const sum = add(all.map((series) => series.sum)) / 1000;
    const { sent } = dayIn(run);
    const sorted = (what: 'most' | 'least') => sent.map((one) => one[what]).sort((a, b) => a - b);
    return (
      add(sorted('least').slice(0, counted)) <= sum && sum <= add(sorted('most').slice(-counted))
    );
  },
  nearMisses: [
    {
      'lesson.ts': `
-    this.#durations.record(seconds + nanoseconds / 1e9, labels);
+    this.#durations.record(seconds * 1e9 + nanoseconds, labels);
`,
    },
  ],
} satisfies Mistake;
