import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-  trace.setGlobalTracerProvider(provider);
`,
  },
  failsFirst: ['library-span'],
  explanation: `
Your own tracer comes from the provider, so your spans are there. A library
does not know your provider: it asks the API, with \`trace.getTracer\`. The
API has no provider to ask, so it gives the library spans that record nothing.
Call \`trace.setGlobalTracerProvider(provider)\`, as \`register()\` did in
2.x.
`,
  openLine: /setGlobalContextManager|new TracerProvider/,
  recognise: ({ recording: { calls, spans } }) =>
    !calls.setGlobalTracerProvider && spans.every(({ name }) => name !== 'POST /shots'),
  nearMisses: [
    {
      'lesson.ts': `
-  trace.setGlobalTracerProvider(provider);
+  trace.setGlobalTracerProvider(new TracerProvider());
`,
    },
  ],
} satisfies Mistake;
