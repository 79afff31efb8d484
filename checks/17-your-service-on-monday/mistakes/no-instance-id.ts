import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import type { Seen } from '../scenarios.ts';
import { codeOf } from '../seen.ts';

export default {
  edit: {
    'lesson.ts': `
-      // Without \`process\`, which would send the whole command line.
-      OTEL_NODE_RESOURCE_DETECTORS: 'env,host,serviceinstance',
`,
  },
  failsFirst: ['review-of-the-day'],
  explanation: `
Your service runs more than once, and nothing on its spans says in which
process a span was made. The detector \`serviceinstance\` writes
\`service.instance.id\`, and it is not one of the default detectors of
\`NodeSDK\`. Name the detectors in \`OTEL_NODE_RESOURCE_DETECTORS\`, with \`env\`,
or the name of the service is lost.
`,
  openLine: /env: \{|NodeSDK\(/,
  recognise: ({ recording: { scenarioResult } }, source) =>
    (scenarioResult as Seen).findings.some(({ rule }) => rule === 'RES-001') &&
    !/service.?instance|serviceInstanceIdDetector/i.test(codeOf(source)),
  nearMisses: [
    {
      'lesson.ts': `
-      OTEL_NODE_RESOURCE_DETECTORS: 'env,host,serviceinstance',
+      OTEL_NODE_RESOURCE_DETECTORS: 'env,host,service-instance',
`,
    },
  ],
} satisfies Mistake;
