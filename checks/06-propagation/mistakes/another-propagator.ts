import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-import { W3CTraceContextPropagator } from '@opentelemetry/core';
+import { W3CBaggagePropagator } from '@opentelemetry/core';
@@
-  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
+  propagation.setGlobalPropagator(new W3CBaggagePropagator());
`,
  },
  failsFirst: ['traceparent-valid'],
  explanation: `
A propagator is registered, but it is for a different header. Each propagator
knows one format: \`W3CBaggagePropagator\` writes \`baggage\`, and a B3 propagator
writes the \`b3\` headers. You need \`W3CTraceContextPropagator\`, from
\`@opentelemetry/core\`: it writes and reads \`traceparent\` and \`tracestate\`.
`,
  openLine: /setGlobalPropagator/,
  recognise: ({ recording }, source) =>
    Boolean(recording.calls.inject) &&
    Boolean(recording.calls.setGlobalPropagator) &&
    !/W3CTraceContextPropagator|NodeSDK|\.register\(/.test(source),
  nearMisses: [
    {
      'counter.ts': `
-        propagation.inject(context.active(), headers);
+        propagation.inject(ROOT_CONTEXT, headers);
`,
    },
  ],
} satisfies Mistake;
