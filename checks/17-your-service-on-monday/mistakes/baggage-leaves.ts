import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import type { MondaySeen } from '../scenarios.ts';
import { codeOf } from '../seen.ts';

export default {
  edit: {
    'lesson.ts': `
-      // Without \`baggage\`: the publisher is another company.
-      OTEL_PROPAGATORS: 'tracecontext',
`,
  },
  failsFirst: ['baggage-stays'],
  explanation: `
\`NodeSDK\` registers two propagators, \`tracecontext\` and \`baggage\`. So a
header that a reader sent was extracted, and the instrumentation for \`fetch\`
injected it into every call, even one to another company (lesson 11). Nothing
here uses baggage: \`OTEL_PROPAGATORS=tracecontext\` leaves that propagator
out.
`,
  openLine: /env: \{|NodeSDK\(/,
  recognise: ({ recording: { scenarioResult } }, source) =>
    (scenarioResult as MondaySeen).asked.some(({ baggage }) => baggage) &&
    !/OTEL_PROPAGATORS|textMapPropagator|deleteBaggage|['"]baggage['"]/.test(codeOf(source)),
  nearMisses: [
    {
      'lesson.ts': `
-      OTEL_PROPAGATORS: 'tracecontext',
+      OTEL_PROPAGATORS: 'baggage,tracecontext',
`,
    },
  ],
} satisfies Mistake;
