import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-    // The name is true of every span that this service makes, so it goes on the resource.
-    resource: resourceFromAttributes({ 'service.name': 'counter' }),
@@
-  const span = tracer.startSpan('take order');
+  const span = tracer.startSpan('take order', { attributes: { 'service.name': 'counter' } });
`,
  },
  failsFirst: ['service-name'],
  explanation: `
\`service.name\` is an attribute of the span, so it describes this one span
only. Backends look for it on the resource, which belongs to the provider and
is sent with all its spans. Set it on the resource, and nowhere else.
`,
  openLine: /(setAttribute|attributes:|startSpan).*(service\.name|SERVICE_NAME)/,
  recognise: (run) => run.all('take order').some(({ attributes }) => 'service.name' in attributes),
  nearMisses: [
    {
      'lesson.ts': `
-    resource: resourceFromAttributes({ 'service.name': 'counter' }),
+    resource: resourceFromAttributes({ 'service.name': 'coffee-bar' }),
@@
-  const span = tracer.startSpan('take order');
+  const span = tracer.startSpan('take order', { attributes: { service: 'counter' } });
`,
    },
  ],
} satisfies Mistake;
