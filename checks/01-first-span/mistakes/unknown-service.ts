import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-    // Said once for the service, instead of on every span.
-    resource: resourceFromAttributes({ 'service.name': 'counter' }),
`,
  },
  failsFirst: ['service-name'],
  explanation: `
The provider was built without a \`resource\` of yours, so the SDK wrote
\`unknown_service\` and the path of Node. A resource that is made and not given
to the provider changes nothing, and neither does the name of a tracer, or a
variable of the environment, which this provider does not read.
`,
  openLine: /new \w*TracerProvider/,
  recognise: (run, source) =>
    !/\bresource\s*[:,]|\.merge\(/.test(source) &&
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
+import { defaultResource, resourceFromAttributes } from '@opentelemetry/resources';
@@
-    resource: resourceFromAttributes({ 'service.name': 'counter' }),
+    resource: resourceFromAttributes({ 'service.name': 'counter' }).merge(defaultResource()),
`,
    },
  ],
} satisfies Mistake;
