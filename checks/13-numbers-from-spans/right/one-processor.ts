import type { RightAnswer } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-      new BatchSpanProcessor(exporter),
-      new RequestDurations(meterProvider.getMeter('coffee-bar')),
+      new RequestDurations(
+        new BatchSpanProcessor(exporter),
+        meterProvider.getMeter('coffee-bar'),
+      ),
@@
-  constructor(meter: Meter) {
+  constructor(
+    private readonly next: SpanProcessor,
+    meter: Meter,
+  ) {
@@
-  onStart(): void {}
+  onStart(...all: Parameters<SpanProcessor['onStart']>): void {
+    this.next.onStart(...all);
+  }
@@
-  onEnd({ kind, duration: [seconds, nanoseconds], attributes, status }: ReadableSpan): void {
-    if (kind !== SpanKind.SERVER) return;
+  onEnd(span: ReadableSpan): void {
+    this.next.onEnd(span);
+    const { kind, duration: [seconds, nanoseconds], attributes, status } = span;
+    if (kind !== SpanKind.SERVER) return;
@@
-  async forceFlush(): Promise<void> {}
-  async shutdown(): Promise<void> {}
+  forceFlush = () => this.next.forceFlush();
+  shutdown = () => this.next.shutdown();
@@
-      if (kind !== SpanKind.SERVER || result.decision !== SamplingDecision.NOT_RECORD)
-        return result;
+      if (result.decision !== SamplingDecision.NOT_RECORD) return result;
`,
  },
} satisfies RightAnswer;
