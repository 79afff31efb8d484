import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-  trace.setGlobalTracerProvider(provider);
+  trace.setGlobalTracerProvider(new TracerProvider());
`,
  },
  failsFirst: ['all-arrive', 'library-span'],
  explanation: `
There are two providers, and the global one is not the one with your exporter.
So the spans of a library go to a provider that has no exporter for them. Make
one provider, use it for your own tracer, and set the same one as the global.
`,
  openLine: /setGlobalTracerProvider/,
  recognise: ({ recording: { spans } }) => {
    const madeBy = (name: string) => spans.find((span) => span.name === name)?.provider;
    const [own, other] = [madeBy('take order'), madeBy('POST /shots')];
    return own !== undefined && other !== undefined && own !== other;
  },
  nearMisses: [
    {
      'lesson.ts': `
-    spanProcessors: [new SimpleSpanProcessor({ exporter })],
+    spanProcessors: [],
`,
    },
  ],
} satisfies Mistake;
