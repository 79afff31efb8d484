import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import noGlobalProvider from './no-global-provider.ts';

export default {
  edit: {
    'lesson.ts': `
-  trace.setGlobalTracerProvider(provider);
+  const tracer = provider.getTracer('coffee-bar');
+  trace.setGlobalTracerProvider({ getTracer: () => tracer });
`,
  },
  failsFirst: ['library-span'],
  explanation: `
Your global provider gives the same tracer to everybody, whatever name a
library asks for. So nobody can see any more which library a span comes from,
or filter by library. Give the provider itself to \`setGlobalTracerProvider\`.
`,
  openLine: /setGlobalTracerProvider\(/,
  recognise: ({ recording: { calls, spans } }, source) =>
    Boolean(calls.setGlobalTracerProvider) &&
    // What the library in machine.ts asks for.
    /getTracer\('espresso-machine'/.test(source) &&
    spans.some(({ name, scope }) => name === 'POST /shots' && scope === 'coffee-bar'),
  nearMisses: [
    noGlobalProvider.edit,
    {
      'machine.ts': `
-  const tracer = trace.getTracer('espresso-machine');
+  const tracer = trace.getTracer('coffee-bar');
`,
    },
  ],
} satisfies Mistake;
