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
next one. But it was shut down at the end of the first call, and it knows only
the address from that time. So the second call sends nothing. Make the
exporter and the SDK on each call.
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
