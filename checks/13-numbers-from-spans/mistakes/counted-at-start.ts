import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { metricsAfter, seriesIn } from '../day.ts';

export default {
  edit: {
    'lesson.ts': `
-  onStart(): void {}
-
-  onEnd({ kind, duration: [seconds, nanoseconds], attributes, status }: ReadableSpan): void {
+  onEnd(): void {}
+
+  onStart({ kind, duration: [seconds, nanoseconds], attributes, status }: ReadableSpan): void {
`,
  },
  failsFirst: ['histogram', 'in-seconds'],
  explanation: `
The requests are measured when they begin. At that time, nobody knows how long
they take or which status the answer will have. (The \`duration\` of such a
span is negative, and a histogram refuses that.) Use \`onEnd\`, which gets the
span when everything is known.
`,
  openLine: /onStart\(/,
  recognise: (run, source) =>
    /onStart\([^)]/.test(source) &&
    !/onEnd\([^)]/.test(source) &&
    seriesIn(metricsAfter(run)).every(({ labels }) => !labels.http_response_status_code),
  nearMisses: [
    {
      'lesson.ts': `
-  onStart(): void {}
+  onStart(span: unknown): void {
+    void span;
+  }
@@
-  onEnd({ kind, duration: [seconds, nanoseconds], attributes, status }: ReadableSpan): void {
+  onEnd({ kind, duration: [seconds], attributes, status }: ReadableSpan): void {
@@
-    this.#durations.record(seconds + nanoseconds / 1e9, labels);
+    this.#durations.record(seconds, labels);
`,
    },
  ],
} satisfies Mistake;
