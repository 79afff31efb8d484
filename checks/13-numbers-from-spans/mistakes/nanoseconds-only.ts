import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { longIn } from '../day.ts';

export default {
  edit: {
    'lesson.ts': `
-  onEnd({ kind, duration: [seconds, nanoseconds], attributes, status }: ReadableSpan): void {
+  onEnd({ kind, duration: [, nanoseconds], attributes, status }: ReadableSpan): void {
@@
-    this.#durations.record(seconds + nanoseconds / 1e9, labels);
+    this.#durations.record(nanoseconds / 1e9, labels);
`,
  },
  failsFirst: ['in-seconds'],
  explanation: `
The \`duration\` of a span is a pair: the whole seconds and the remaining
nanoseconds. The second number alone is right as long as no request takes a
second, but it makes the slowest requests look fast: 2.5 s becomes 0.5 s. Add
the first number.
`,
  openLine: /\.record\(/,
  recognise: (run) => {
    const { counted, sum } = longIn(run);
    return counted === 1 && Math.abs(sum - 0.5) < 1e-6;
  },
  nearMisses: [
    {
      'lesson.ts': `
-    this.#durations.record(seconds + nanoseconds / 1e9, labels);
+    this.#durations.record(Math.min(seconds + nanoseconds / 1e9, 1), labels);
`,
    },
  ],
} satisfies Mistake;
