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
The spans of both services have the same \`service.name\`. The name is on the
provider's resource. So either one provider made all the spans, or both
providers have the same name. \`trace.getTracer(…)\` uses the global provider,
of which a process has only one. Let each service take its tracer from its own
provider.
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
