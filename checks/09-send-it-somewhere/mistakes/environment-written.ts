import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import type { Sent } from '../scenarios.ts';

export default {
  edit: {
    'lesson.ts': `
 export async function run(exporter: SpanExporter = new OTLPTraceExporter()): Promise<void> {
+  process.env.OTEL_SERVICE_NAME ??= 'counter';
`,
  },
  failsFirst: ['environment-not-written', 'name-among-resource-attributes'],
  explanation: `
The environment belongs to the person who runs the program, but the code has
changed it. From then on, everything that runs in this process sees your
settings, and not only that person's. Give what you want to set to the SDK, as
options, and let the SDK read the variables.
`,
  openLine: /env(\.|\[.)OTEL_\w+.*=[^=]|Object\.assign\(process\.env/,
  recognise: ({ recording: { scenarioResult } }) => (scenarioResult as Sent).written.length > 0,
  nearMisses: [
    {
      'lesson.ts': `
 export async function run(exporter: SpanExporter = new OTLPTraceExporter()): Promise<void> {
+  if (process.env.OTEL_SERVICE_NAME === 'counter-north') return openBar(pourCoffee);
`,
    },
  ],
} satisfies Mistake;
