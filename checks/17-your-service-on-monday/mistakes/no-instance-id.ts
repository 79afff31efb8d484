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
Your service may run in several processes, but nothing on a span says which of
them it came from. The detector \`serviceinstance\` writes
\`service.instance.id\`, but \`NodeSDK\` does not use it by default. Name it in
\`OTEL_NODE_RESOURCE_DETECTORS\`, together with \`env\`. (Without \`env\`, the
service name is lost.)
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
