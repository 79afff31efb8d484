import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-// No options: the exporter reads \`OTEL_EXPORTER_OTLP_*\` when it is made, on each call to \`run\`.
-export async function run(exporter: SpanExporter = new OTLPTraceExporter()): Promise<void> {
+export async function run(exporter?: SpanExporter): Promise<void> {
+  if (!exporter) return postByHand();
@@
+async function postByHand(): Promise<void> {
+  await openBar(pourCoffee);
+  const spans = [1, 2, 3].map((id) => ({
+    traceId: \`\${id}\`.repeat(32),
+    spanId: \`\${id}\`.repeat(16),
+    name: 'take order',
+    startTimeUnixNano: '1700000000000000000',
+    endTimeUnixNano: '1700000000015000000',
+  }));
+  const body = JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans }] }] });
+  const url = \`\${process.env.OTEL_EXPORTER_OTLP_ENDPOINT}/v1/traces\`;
+  const headers = { 'content-type': 'application/json' };
+  while (!(await fetch(url, { method: 'POST', headers, body })).ok);
+}
+
 async function takeOrder(order: Order): Promise<void> {
`,
  },
  failsFirst: ['busy-backend'],
  explanation: `
These spans were written by hand: no tracer made them, and they describe no
work. Let the SDK make the spans, and its exporter send them.
`,
  openLine: /fetch\(/,
  recognise: ({ recording: { spans } }) =>
    spans.length > 0 && spans.every(({ started, arrived }) => started === arrived),
  nearMisses: [
    {
      'lesson.ts': `
-import { BatchSpanProcessor, type SpanExporter } from '@opentelemetry/sdk-trace-base';
+import { SimpleSpanProcessor, type SpanExporter } from '@opentelemetry/sdk-trace-base';
@@
-    spanProcessors: [new BatchSpanProcessor(exporter, { maxQueueSize: 10_000 })],
+    spanProcessors: [new SimpleSpanProcessor(exporter)],
`,
    },
  ],
} satisfies Mistake;
