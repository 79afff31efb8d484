import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-    // What it is called if nobody says more. \`OTEL_SERVICE_NAME\` has the last word.
-    resource: resourceFromAttributes({ 'service.name': 'counter' }),
+    serviceName: 'counter',
`,
  },
  failsFirst: ['service-name-from-environment'],
  explanation: `
The option \`serviceName\` is the last word: it goes before the environment too.
So nobody who runs the same program in another place can give it another name.
Say it with \`resource\`. What the detectors find is laid over that, and one of
them reads \`OTEL_SERVICE_NAME\`.
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
