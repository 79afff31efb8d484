import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-    // Only a default: what the detectors read from the environment overrides it.
-    resource: resourceFromAttributes({ 'service.name': 'counter' }),
`,
  },
  failsFirst: ['default-service-name'],
  explanation: `
Neither the code nor the environment says what this service is called. So the
SDK makes up a name, such as \`unknown_service:node\`, and a backend cannot tell
this service from others without a name. Give the SDK a \`resource\` with
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
