import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'counter.ts': `
-import { context, propagation, ROOT_CONTEXT, SpanKind } from '@opentelemetry/api';
+import { context, propagation, ROOT_CONTEXT, SpanKind, trace } from '@opentelemetry/api';
@@
-  const tracer = provider.getTracer('coffee-bar');
+  trace.setGlobalTracerProvider(provider);
+  const tracer = trace.getTracer('coffee-bar');
`,
    'kitchen.ts': `
-import { propagation, ROOT_CONTEXT, SpanKind } from '@opentelemetry/api';
+import { propagation, ROOT_CONTEXT, SpanKind, trace } from '@opentelemetry/api';
@@
-  const tracer = provider.getTracer('coffee-bar');
+  trace.setGlobalTracerProvider(provider);
+  const tracer = trace.getTracer('coffee-bar');
`,
  },
  failsFirst: ['service-names'],
  explanation: `
The spans of both services came through one provider, and \`service.name\`
stands on the provider's resource, so both speak under one name.
\`trace.getTracer(…)\` asks the one global provider of the process; the second
to register is turned away. Here each service takes its tracer from a provider
of its own.
`,
  openLine: /trace\.getTracer\(|setGlobalTracerProvider|\.register\(/,
  recognise: ({ recording }) =>
    new Set(recording.spans.map(({ service }) => service).filter(Boolean)).size === 1,
  nearMisses: [
    {
      'kitchen.ts': `
-    resource: resourceFromAttributes({ 'service.name': 'kitchen' }),
+    resource: resourceFromAttributes({ 'service.name': 'bar' }),
`,
    },
  ],
} satisfies Mistake;
