import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { metricsAfter, seriesIn } from '../day.ts';

export default {
  edit: {
    'lesson.ts': `
-  onEnd({ kind, duration: [seconds, nanoseconds], attributes, status }: ReadableSpan): void {
+  onEnd({ kind, duration: [seconds], attributes, status }: ReadableSpan): void {
@@
-    this.#durations.record(seconds + nanoseconds / 1e9, labels);
+    this.#durations.record(seconds, labels);
`,
  },
  failsFirst: ['in-seconds'],
  explanation: `
The \`duration\` of a span is a pair: the whole seconds and the remaining
nanoseconds. The first number alone is 0 for everything that takes less than a
second. Add the second number, divided by 1e9.
`,
  openLine: /\.record\(/,
  recognise: (run, source) =>
    /duration\[0\]|duration: \[\w+\]|\[\w+\] = \w+\.duration/.test(source) &&
    !/duration\[1\]/.test(source) &&
    seriesIn(metricsAfter(run)).every(({ sum }) => Number.isInteger(sum)),
  nearMisses: [
    {
      'lesson.ts': `
-    this.#durations.record(seconds + nanoseconds / 1e9, labels);
+    this.#durations.record(Math.floor(seconds + nanoseconds / 1e9), labels);
`,
    },
  ],
} satisfies Mistake;
