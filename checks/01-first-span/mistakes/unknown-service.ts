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
Nobody told the provider whose spans these are, so the SDK wrote
\`unknown_service\` and the path of Node. Every service that says nothing looks
like that, and they all lie in one heap. The name is a property of the
provider's \`resource\`.
`,
  openLine: /new \w*TracerProvider/,
  recognise: (run) =>
    run
      .all('take order')
      .every(
        ({ service, attributes }) =>
          service.startsWith('unknown_service') && !('service.name' in attributes),
      ),
} satisfies Mistake;
