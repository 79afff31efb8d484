import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-    // Only a default: what the detectors read from the environment overrides it.
-    resource: resourceFromAttributes({ 'service.name': 'counter' }),
+    serviceName: 'counter',
`,
  },
  failsFirst: ['service-name-from-environment'],
  explanation: `
The option \`serviceName\` overrides everything, even the environment. So nobody
who runs the same program in another place can give it another name. Give the
name with \`resource\`. What the detectors find overrides that, and one of them
reads \`OTEL_SERVICE_NAME\`.
`,
  openLine: /\bserviceName\b/,
  recognise: ({ recording }, source) =>
    recording.spans.some(({ service }) => service === 'counter') &&
    /\bserviceName\b *[:,]/.test(source),
  nearMisses: [
    {
      'lesson.ts': `
-    resource: resourceFromAttributes({ 'service.name': 'counter' }),
+    resourceDetectors: [], // and no \`serviceName\`
+    resource: resourceFromAttributes({ 'service.name': 'counter' }),
`,
    },
  ],
} satisfies Mistake;
