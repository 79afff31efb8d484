import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-    // Said once for the service, instead of on every span.
-    resource: resourceFromAttributes({ 'service.name': 'counter' }),
@@
-  const span = tracer.startSpan('take order');
+  const span = tracer.startSpan('take order', { attributes: { 'service.name': 'counter' } });
`,
  },
  failsFirst: ['service-name'],
  explanation: `
\`service.name\` is on the span, as an attribute. There it says something of
this one span, and every backend looks for it elsewhere: on the resource,
which the provider has, and which goes with all its spans. Say it only there.
`,
  openLine: /service\.name/,
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
