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
The exporter or the SDK was made at the first call of \`run\` and kept for the
next one. But it was shut down at the end of the first call, and it knows only
the address of that time. So the second call sends nothing. Make the exporter
and the SDK at each call.
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
