import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-    // Only a default: what the detectors read from the environment is merged over it.
-    resource: resourceFromAttributes({ 'service.name': 'counter' }),
+    serviceName: 'counter',
`,
  },
  failsFirst: ['service-name-from-environment'],
  explanation: `
The option \`serviceName\` overrides everything, the environment too. So nobody
who runs the same program in another place can give it another name. Say it
with \`resource\`. What the detectors find is merged over that, and one of them
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
