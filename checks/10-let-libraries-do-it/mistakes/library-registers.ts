import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'recipes.ts': `
+import { NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
 import { makeLatte, readRecipes, type Order } from '#bar';

-// The API alone. Whether there is an SDK, and which, is decided by the program.
+new NodeTracerProvider().register();
`,
  },
  failsFirst: ['library-api-alone', 'recipes-without-provider'],
  explanation: `
The library registered a provider, too. That goes well only if the program is
first: the second provider is refused. Imported a moment earlier, the library
would have won, and the program's own SDK would have been refused. A library
calls the API alone, and registers nothing.
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
