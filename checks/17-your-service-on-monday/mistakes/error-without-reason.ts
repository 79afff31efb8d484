import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import type { Seen } from '../scenarios.ts';

export default {
  edit: {
    'spans.ts': `
-      const { name: type, message } = error as Error;
-      span.setAttribute('error.type', type);
-      span.setStatus({ code: SpanStatusCode.ERROR, message });
+      span.setStatus({ code: SpanStatusCode.ERROR });
`,
  },
  failsFirst: ['review-of-the-day'],
  explanation: `
The status is ERROR, but nothing on the span says why: no message, no
\`error.type\` and no exception. Whoever finds it at night has to guess. Give
\`setStatus\` the \`message\` of the error.
`,
  openLine: /setStatus\(/,
  recognise: ({ recording: { scenarioResult } }) =>
    (scenarioResult as Seen).findings.some(({ rule }) => rule === 'error-without-reason'),
  nearMisses: [
    {
      'lesson.ts': `
-      // Without \`process\`, which would send the whole command line.
-      OTEL_NODE_RESOURCE_DETECTORS: 'env,host,serviceinstance',
`,
    },
  ],
} satisfies Mistake;
