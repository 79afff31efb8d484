import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
+import { trace } from '@opentelemetry/api';
 import { resourceFromAttributes } from '@opentelemetry/resources';
@@
-// The caller decides where spans go, so the code that makes them is the same everywhere.
@@
-  const provider = new BasicTracerProvider({
-    // The name is true of every span that this service makes, so it goes on the resource.
-    resource: resourceFromAttributes({ 'service.name': 'counter' }),
-    spanProcessors: [new SimpleSpanProcessor(exporter)],
-  });
-  const tracer = provider.getTracer('coffee-bar');
+  const tracer = trace.getTracer('coffee-bar');
@@
-
-  // Without a shutdown, a processor that collects spans would lose what it still holds.
-  await provider.shutdown();
`,
  },
  failsFirst: ['span-started'],
  explanation: `
The tracer comes from the API alone: \`trace.getTracer\` found no registered
provider. Such a tracer is a no-op. The ids of its spans are all zeros, the
spans are never sent, and nothing warns you. Build a provider, and take the
tracer from it: \`provider.getTracer('coffee-bar')\`.
`,
  openLine: /trace\.getTracer/,
  recognise: ({ recording }) =>
    recording.spans.length === 0 &&
    Boolean(recording.calls.getTracer) &&
    !recording.calls.setGlobalTracerProvider,
  nearMisses: [
    {
      'lesson.ts': `
+import { trace } from '@opentelemetry/api';
 import { resourceFromAttributes } from '@opentelemetry/resources';
@@
-  const span = tracer.startSpan('take order');
-  await writeSlip(firstOrder);
-  // End it only now: ending a span is what measures it and ships it.
-  span.end();
+  trace.setGlobalTracerProvider(provider);
+  await writeSlip(firstOrder);
`,
    },
    {
      'lesson.ts': `
+import { trace } from '@opentelemetry/api';
 import { resourceFromAttributes } from '@opentelemetry/resources';
@@
-  const tracer = provider.getTracer('coffee-bar');
-
-  const span = tracer.startSpan('take order');
-  await writeSlip(firstOrder);
-  // End it only now: ending a span is what measures it and ships it.
-  span.end();
+  trace.setGlobalTracerProvider(provider);
+  console.log(trace.getTracer('coffee-bar'));
+  await writeSlip(firstOrder);
`,
    },
  ],
} satisfies Mistake;
