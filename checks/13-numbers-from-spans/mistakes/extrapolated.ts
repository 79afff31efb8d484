import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { countsOf } from '../day.ts';
import { plainSampler } from '../edits.ts';

export default {
  edit: {
    'lesson.ts': `${plainSampler}
@@
-    this.#durations.record(seconds + nanoseconds / 1e9, labels);
+    // Each of them stands for ten.
+    for (let i = 0; i < 10; i++) this.#durations.record(seconds + nanoseconds / 1e9, labels);
`,
  },
  failsFirst: ['each-once'],
  explanation: `
Each request that was kept is counted ten times. That is right only on
average: of 25 failures, the traces hold 2 or 3, sometimes none, sometimes 6.
Then the metric says 0, or 60. And a request whose caller decided stands only
for itself. Count every request once, before anything is dropped.
`,
  openLine: /\.record\(/,
  recognise: (run) => {
    const { sent, counted } = countsOf(run, 'sampled');
    return counted === 10 * sent;
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
