import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { callsOf } from '../scenarios.ts';

export default {
  edit: {
    'telemetry.ts': `
+import { W3CTraceContextPropagator } from '@opentelemetry/core';
 import { UndiciInstrumentation } from '@opentelemetry/instrumentation-undici';
@@
-const sdk = new NodeSDK({ instrumentations: [new UndiciInstrumentation()] });
+const sdk = new NodeSDK({
+  textMapPropagator: new W3CTraceContextPropagator(),
+  instrumentations: [new UndiciInstrumentation()],
+});
`,
  },
  nearMisses: [
    {
      'lesson.ts': `
-      OTEL_PROPAGATORS: 'tracecontext,baggage',
+      OTEL_PROPAGATORS: 'tracecontext',
`,
    },
  ],
  failsFirst: ['both-propagators'],
  explanation: `
\`telemetry.ts\` gives \`NodeSDK\` a propagator that writes no \`baggage\`. The code
takes precedence over \`OTEL_PROPAGATORS\`. Remove \`textMapPropagator\`: then the
environment decides, for each program.
`,
  openLine: /textMapPropagator/,
  recognise: (run, source) =>
    callsOf(run).some(({ written }) => !written.includes('baggage')) &&
    /textMapPropagator/.test(source),
} satisfies Mistake;
