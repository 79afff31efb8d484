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
  failsFirst: ['recipes-without-provider'],
  explanation: `
It went well only because the program was first: the second provider that is
registered is refused. Imported a moment earlier, the library would have won,
and the program's own SDK would have been the one that is refused. A library
calls the API alone, and registers nothing.
`,
  openLine: /\.register\(\)|\.start\(\)|import '\.\/telemetry/,
  recognise: ({ recording }) => recording.end.how === 'returned',
} satisfies Mistake;
