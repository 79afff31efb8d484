import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-    // What it is called if nobody says more. \`OTEL_SERVICE_NAME\` has the last word.
-    resource: resourceFromAttributes({ 'service.name': 'counter' }),
`,
  },
  failsFirst: ['default-service-name'],
  explanation: `
Nobody said what this service is called, neither the code nor the environment.
Then the SDK makes up a name, \`unknown_service\`, and the backend puts you on
one heap with everybody else who said nothing. Give the SDK a \`resource\` with
\`service.name\`.
`,
  openLine: /new NodeSDK\(|new \w*TracerProvider\(/,
  recognise: ({ recording }, source) =>
    recording.spans.some(({ service }) => service.startsWith('unknown_service')) &&
    !/service\.?name/i.test(source),
  nearMisses: [
    {
      'lesson.ts': `
-    resource: resourceFromAttributes({ 'service.name': 'counter' }),
+    resource: resourceFromAttributes({ serviceName: 'counter' }),
`,
    },
  ],
} satisfies Mistake;
