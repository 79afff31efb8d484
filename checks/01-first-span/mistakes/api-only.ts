import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
+import { trace } from '@opentelemetry/api';
 import { resourceFromAttributes } from '@opentelemetry/resources';
@@
-// Whoever calls \`run\` may bring another exporter; the code that makes spans stays the same.
@@
-  const provider = new BasicTracerProvider({
-    // Said once for the service, instead of on every span.
-    resource: resourceFromAttributes({ 'service.name': 'counter' }),
-    spanProcessors: [new SimpleSpanProcessor(exporter)],
-  });
-  const tracer = provider.getTracer('coffee-bar');
+  const tracer = trace.getTracer('coffee-bar');
@@
-
-  // Whatever is still held back goes out now, and the exporter is closed.
-  await provider.shutdown();
`,
  },
  failsFirst: ['span-started'],
  explanation: `
The tracer comes from the API alone: \`trace.getTracer\` found no provider that
was registered. Such a tracer is a no-op. Its spans have ids of all zeros and
go nowhere, and it never complains. Build a provider, and take the tracer from
it: \`provider.getTracer('coffee-bar')\`.
`,
  openLine: /trace\.getTracer/,
  recognise: ({ recording }) => recording.spans.length === 0 && Boolean(recording.calls.getTracer),
  nearMisses: [
    {
      'lesson.ts': `
+import { trace } from '@opentelemetry/api';
 import { resourceFromAttributes } from '@opentelemetry/resources';
@@
-  const span = tracer.startSpan('take order');
-  await writeSlip(firstOrder);
-  // Only now: the end is when a span is measured, and when it is handed on.
-  span.end();
+  trace.setGlobalTracerProvider(provider);
+  await writeSlip(firstOrder);
`,
    },
  ],
} satisfies Mistake;
