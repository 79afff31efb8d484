import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-export async function run(exporter: SpanExporter = new OTLPTraceExporter()): Promise<void> {
+let kept: SpanExporter | undefined;
+
+export async function run(exporter = (kept ??= new OTLPTraceExporter())): Promise<void> {
`,
  },
  failsFirst: ['second-day'],
  explanation: `
The exporter or the SDK was made on the first call to \`run\` and kept for the
next one. But an SDK that has been shut down sends nothing more, and an
exporter knows only the address from the first call. So nothing reaches the
second address. Make the exporter and the SDK on each call.
`,
  openLine: /\?\?=/,
  recognise: (_, source) => /\?\?= *new (OTLPTraceExporter|NodeSDK)/.test(source),
  nearMisses: [
    {
      'lesson.ts': `
-export async function run(exporter: SpanExporter = new OTLPTraceExporter()): Promise<void> {
+let days = 0;
+export async function run(exporter: SpanExporter = new OTLPTraceExporter()): Promise<void> {
+  if (++days > 1) return;
`,
    },
  ],
} satisfies Mistake;
