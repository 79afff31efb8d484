import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-    // The name is true of every span that this service makes, so it goes on the resource.
-    resource: resourceFromAttributes({ 'service.name': 'counter' }),
`,
  },
  failsFirst: ['service-name'],
  explanation: `
You gave the provider no \`resource\`, so the SDK wrote \`unknown_service:\`
followed by \`process.argv0\`. Pass a resource to the provider. A tracer's name
is not a service name, and \`BasicTracerProvider\` does not read
\`OTEL_SERVICE_NAME\`.
`,
  openLine: /new \w*TracerProvider/,
  recognise: (run, source) =>
    !/\bresource\s*[:,}]|\.merge\(/.test(source) &&
    run
      .all('take order')
      .every(
        ({ service, attributes }) =>
          service.startsWith('unknown_service') && !('service.name' in attributes),
      ),
  nearMisses: [
    {
      'lesson.ts': `
-import { resourceFromAttributes } from '@opentelemetry/resources';
+import { defaultResource } from '@opentelemetry/resources';
@@
+  const resource = defaultResource();
   const provider = new BasicTracerProvider({
-    // The name is true of every span that this service makes, so it goes on the resource.
-    resource: resourceFromAttributes({ 'service.name': 'counter' }),
-    spanProcessors: [new SimpleSpanProcessor(exporter)],
-  });
+    ...{ spanProcessors: [new SimpleSpanProcessor(exporter)], resource }
+  });
`,
    },
    {
      'lesson.ts': `
-import { resourceFromAttributes } from '@opentelemetry/resources';
+import { defaultResource, resourceFromAttributes } from '@opentelemetry/resources';
@@
-    resource: resourceFromAttributes({ 'service.name': 'counter' }),
+    resource: resourceFromAttributes({ 'service.name': 'counter' }).merge(defaultResource()),
`,
    },
  ],
} satisfies Mistake;
