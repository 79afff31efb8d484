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
So a library's spans go to a provider without that exporter. Create one
provider, use it for your own tracer, and set the same one as the global.
`,
  openLine: /setGlobalTracerProvider/,
  recognise: ({ recording: { spans } }) => {
    const [own, other] = ['take order', 'POST /shots'].map((name) =>
      spans.find((span) => span.name === name),
    );
    return own && other
      ? own.provider !== other.provider && own.exported > 0 && other.exported === 0
      : false;
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
