import type { Mistake } from '../../../workshop/checking/mistakes.ts';

/** The source up to `service.ts`, and so without `telemetry.ts`, which may have an SDK. */
const untilService = (source: string) => source.split('Starts the server of a program')[0]!;

export default {
  edit: {
    'recipes.ts': `
-import { trace } from '@opentelemetry/api';
+import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
+import { resourceFromAttributes } from '@opentelemetry/resources';
+import { BasicTracerProvider, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
 import { makeLatte, readRecipes, type Order } from '#bar';

-// Only the API. The program decides whether there is an SDK, and which one.
-const tracer = trace.getTracer('recipes');
+const provider = new BasicTracerProvider({
+  resource: resourceFromAttributes({ 'service.name': 'recipes' }),
+  spanProcessors: [new SimpleSpanProcessor(new OTLPTraceExporter())],
+});
+const tracer = provider.getTracer('recipes');
`,
  },
  failsFirst: ['library-api-alone', 'latte-below-server', 'recipes-in-other-program'],
  explanation: `
\`recipes.ts\` has an SDK of its own. Its spans bypass the program's service
name, sampler, exporter and shutdown. They show up as a service that nobody
started, or not at all. A library calls only the API,
\`trace.getTracer('recipes')\`, and the program decides the rest.
`,
  openLine: /new (Basic|Node)TracerProvider|new TracerProvider/,
  recognise: (_, source) =>
    /(?<!\btrace)\.getTracer\(/.test(untilService(source)) &&
    /new (Basic|Node)?TracerProvider|new NodeSDK/.test(untilService(source)),
  nearMisses: [
    {
      'recipes.ts': `
-const tracer = trace.getTracer('recipes');
+// Not with a \`new BasicTracerProvider\`.
+const tracer = trace.getTracer('recipes');
+export { timeInputToHrTime } from '@opentelemetry/core';
`,
    },
  ],
} satisfies Mistake;
