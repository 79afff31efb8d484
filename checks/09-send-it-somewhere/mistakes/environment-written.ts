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
changed it. From then on, everything in this process sees what your code left
there. Set the name with a \`resource\` and the size of the queue with an
option, and leave everything else to that person's variables.
`,
  openLine:
    /env(\.|\[.)OTEL_\w+['"`\]]* *(\?\?|\|\|)?=(?!=)|Object\.assign\(process\.env|delete .*\benv\b/,
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
