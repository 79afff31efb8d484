import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { callsOf } from '../scenarios.ts';

export default {
  edit: {
    'lesson.ts': `
-      OTEL_PROPAGATORS: 'tracecontext,baggage',
+      OTEL_PROPAGATORS: 'baggage',
`,
  },
  nearMisses: [
    {
      'lesson.ts': `
-      OTEL_PROPAGATORS: 'tracecontext,baggage',
+      OTEL_PROPAGATORS: 'none',
`,
    },
  ],
  failsFirst: ['both-propagators'],
  explanation: `
Baggage travels, but the trace does not: no propagator writes \`traceparent\`
any more. \`OTEL_PROPAGATORS\` replaces the default list and adds nothing to it.
Name both, \`tracecontext,baggage\`, or leave the variable out: \`NodeSDK\`
registers these two by default.
`,
  openLine: /OTEL_PROPAGATORS/,
  recognise: (run) =>
    callsOf(run).some(
      ({ written }) => written.includes('baggage') && !written.includes('traceparent'),
    ),
} satisfies Mistake;
