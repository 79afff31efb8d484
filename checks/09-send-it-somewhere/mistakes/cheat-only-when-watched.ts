import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-// No options: the exporter reads \`OTEL_EXPORTER_OTLP_*\` when it is made, on each call to \`run\`.
-export async function run(exporter: SpanExporter = new OTLPTraceExporter()): Promise<void> {
+export async function run(exporter?: SpanExporter): Promise<void> {
+  if (!exporter) return openBar(pourCoffee);
`,
  },
  failsFirst: ['environment-not-written'],
  explanation: `
If \`run\` gets no exporter, it opens the bar without tracing. In production the
program calls \`run()\` without an argument. Then the spans have to go out over
OTLP.
`,
  recognise: ({ recording: { spans, work } }) => spans.length === 0 && work.length > 0,
  nearMisses: [
    {
      'lesson.ts': `
-    await openBar(takeOrder);
+    if (process.env.OTEL_SERVICE_NAME) return;
+    await openBar(takeOrder);
`,
    },
  ],
} satisfies Mistake;
