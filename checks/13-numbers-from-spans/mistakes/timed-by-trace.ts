import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { countsOf } from '../day.ts';

export default {
  edit: {
    'lesson.ts': `
-  onStart(): void {}
+  #begun = new Map<string, number>();
+
+  onStart(span: Span): void {
+    if (span.kind === SpanKind.SERVER)
+      this.#begun.set(span.spanContext().traceId, performance.now());
+  }
@@
-  onEnd({ kind, duration: [seconds, nanoseconds], attributes, status }: ReadableSpan): void {
+  onEnd(span: ReadableSpan): void {
+    const { kind, attributes, status } = span;
@@
-    this.#durations.record(seconds + nanoseconds / 1e9, labels);
+    const { traceId } = span.spanContext();
+    const begun = this.#begun.get(traceId);
+    if (begun === undefined) return;
+    this.#begun.delete(traceId);
+    this.#durations.record((performance.now() - begun) / 1000, labels);
@@
   type ReadableSpan,
+  type Span,
`,
  },
  failsFirst: ['each-once'],
  explanation: `
The start of each request is kept under its trace id. But a trace may have two
requests in this service at the same time, and the second overwrites the
first. So one of them is not counted. The span itself has what you need: its
\`duration\`. (If you must keep something, use the span's own id.)
`,
  openLine: /\.(set|get)\(.*traceId|traceId.*\.(set|get)\(|\[.*\btraceId\]/,
  recognise: (run, source) => {
    const { sent, counted } = countsOf(run, 'sampled');
    return (
      counted > 0 &&
      counted < sent &&
      /^\s*(public )?onStart\(\w/m.test(source) &&
      /\.(set|get)\(.*traceId|traceId.*\.(set|get)\(|\[.*\btraceId\]/.test(source)
    );
  },
  nearMisses: [
    {
      'lesson.ts': `
-    if (kind !== SpanKind.SERVER) return;
+    // Not by traceId: onStart(span) is empty.
+    if (kind !== SpanKind.SERVER || attributes['http.response.status_code'] === 500) return;
`,
    },
  ],
} satisfies Mistake;
