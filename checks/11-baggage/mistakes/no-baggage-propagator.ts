import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { callsOf } from '../scenarios.ts';
import onlyBaggage from './only-baggage.ts';
import propagatorInCode from './propagator-in-code.ts';

export default {
  edit: {
    'lesson.ts': `
-      OTEL_PROPAGATORS: 'tracecontext,baggage',
+      OTEL_PROPAGATORS: 'tracecontext',
`,
  },
  nearMisses: [
    propagatorInCode.edit,
    onlyBaggage.edit,
    {
      'lesson.ts': `
-  const bar = await openBar(import.meta.dirname, {
+  const kitchen = start('kitchen');
+  kitchen.env.OTEL_PROPAGATORS = 'tracecontext';
+  const bar = await openBar(import.meta.dirname, {
@@
-    kitchen: start('kitchen'),
+    kitchen,
`,
    },
  ],
  failsFirst: ['both-propagators'],
  explanation: `
Whatever baggage the context holds, no propagator writes it into the request.
A propagator knows one format: \`tracecontext\` writes only \`traceparent\` and
\`tracestate\`. Name both propagators in \`OTEL_PROPAGATORS\`, or leave the
variable out: \`tracecontext,baggage\` is what \`NodeSDK\` registers by default.
`,
  openLine: /OTEL_PROPAGATORS/,
  recognise: (run, source) =>
    callsOf(run).some(
      ({ written }) => written.includes('traceparent') && !written.includes('baggage'),
    ) && !/textMapPropagator/.test(source),
} satisfies Mistake;
