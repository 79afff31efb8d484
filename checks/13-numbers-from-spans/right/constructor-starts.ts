import type { RightAnswer } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-  // With no \`host\` it would listen on every network that this machine has.
-  const reader = new PrometheusExporter({ ...metrics, preventServerStart: true });
+  const reader = new PrometheusExporter({ host: metrics.host, port: metrics.port });
@@
-  // Started here and not by the constructor, so that an address that is taken is an error.
-  await reader.startServer();
-
@@
-    // Not its events: a request that jammed the machine once still got its drink.
-    if (status.code === SpanStatusCode.ERROR) {
-      labels['error.type'] = String(attributes['http.response.status_code']);
-    }
+    const answered = Number(attributes['http.response.status_code'] ?? 500);
+    if (answered >= 500) labels['error.type'] = answered === 503 ? 'MachineJammed' : '_OTHER';
@@
   SpanKind,
-  SpanStatusCode,
@@
-  onEnd({ kind, duration: [seconds, nanoseconds], attributes, status }: ReadableSpan): void {
+  onEnd({ kind, duration: [seconds, nanoseconds], attributes }: ReadableSpan): void {
`,
  },
} satisfies RightAnswer;
