import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-    // Only a default: what the detectors read from the environment overrides it.
+    autoDetectResources: false,
`,
  },
  failsFirst: ['service-name-from-environment'],
  explanation: `
With \`autoDetectResources: false\` no detector runs, and it is a detector that
reads \`OTEL_SERVICE_NAME\` and \`OTEL_RESOURCE_ATTRIBUTES\`. So only the name in
the code is left. Leave detection on. A batch processor waits for the
detectors.
`,
  openLine: /autoDetectResources/,
  recognise: ({ recording }, source) =>
    recording.spans.some(({ service }) => service === 'counter') &&
    /autoDetectResources: *false/.test(source),
  nearMisses: [
    {
      'lesson.ts': `
-    resource: resourceFromAttributes({ 'service.name': 'counter' }),
+    // Not \`autoDetectResources = false\`.
+    resourceDetectors: [],
+    resource: resourceFromAttributes({ 'service.name': 'counter' }),
`,
    },
  ],
} satisfies Mistake;
