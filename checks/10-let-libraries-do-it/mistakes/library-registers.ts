import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'recipes.ts': `
+import { NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
 import { makeLatte, readRecipes, type Order } from '#bar';

-// Only the API. The program decides whether there is an SDK, and which one.
+new NodeTracerProvider().register();
`,
  },
  failsFirst: ['library-api-alone', 'recipes-without-provider'],
  explanation: `
The library, or a file that it loads, registers a provider. That goes well only
if the program's SDK was registered first, because then the second one is
refused. If the library is loaded first, the program's own SDK is refused. A
library calls only the API. So does every file that it loads.
`,
  openLine: /setGlobalTracerProvider\(|\.register\(\)|\.start\(\)|import '\.\/telemetry/,
  recognise: ({ recording }) => (recording.calls.setGlobalTracerProvider ?? 0) > 1,
  nearMisses: [
    {
      'recipes.ts': `
-const tracer = trace.getTracer('recipes');
+const tracer = trace.getTracer('recipes');
+export type { SpanExporter } from '@opentelemetry/sdk-trace-base';
+export { timeInputToHrTime } from '@opentelemetry/core';
`,
    },
  ],
} satisfies Mistake;
