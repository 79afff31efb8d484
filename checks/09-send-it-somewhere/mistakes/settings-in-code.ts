import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { key, type Sent } from '../scenarios.ts';

const unasked = (name: string) => !(name in key);

export default {
  edit: {
    'lesson.ts': `
+import { CompressionAlgorithm } from '@opentelemetry/otlp-exporter-base';
 import { resourceFromAttributes } from '@opentelemetry/resources';
@@
-export async function run(exporter: SpanExporter = new OTLPTraceExporter()): Promise<void> {
+export async function run(
+  exporter: SpanExporter = new OTLPTraceExporter({ compression: CompressionAlgorithm.NONE }),
+): Promise<void> {
`,
  },
  failsFirst: ['gzip', 'nothing-unasked'],
  explanation: `
Whether to compress is said in the code here, and what is said in code goes
before \`OTEL_EXPORTER_OTLP_COMPRESSION\`. So say there only what must never be
otherwise, and leave the rest to whoever runs the program.
`,
  openLine: /compression:/,
  recognise: ({ recording: { scenarioResult } }, source) =>
    /\bcompression:/.test(source) &&
    (scenarioResult as Sent).arrivals.every(({ headers }) => !Object.keys(headers).some(unasked)),
  nearMisses: [
    {
      'lesson.ts': `
-export async function run(exporter: SpanExporter = new OTLPTraceExporter()): Promise<void> {
+const headers = { authorization: 'compression: none' };
+export async function run(
+  exporter: SpanExporter = new OTLPTraceExporter({ headers }),
+): Promise<void> {
`,
    },
  ],
} satisfies Mistake;
