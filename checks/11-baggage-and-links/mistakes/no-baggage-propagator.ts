import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { dayOf } from '../scenarios.ts';

export default {
  edit: {
    'lesson.ts': `
-      propagators: [new W3CTraceContextPropagator(), new W3CBaggagePropagator()],
+      propagators: [new W3CTraceContextPropagator()],
`,
  },
  nearMisses: [
    {
      'lesson.ts': `
-  provider.register({
-    propagator: new CompositePropagator({
-      propagators: [new W3CTraceContextPropagator(), new W3CBaggagePropagator()],
-    }),
-  });
+  provider.register({ propagator: new W3CTraceContextPropagator() });
+  propagation.setGlobalPropagator(new W3CBaggagePropagator());
`,
    },
  ],
  failsFirst: ['both-propagators'],
  explanation: `
Whatever baggage a context holds, nobody writes it on the slip. A propagator
knows one format: \`W3CTraceContextPropagator\` writes \`traceparent\` and
\`tracestate\`, and nothing else. \`W3CBaggagePropagator\` writes and reads
\`baggage\`; a \`CompositePropagator\` asks both of them.
`,
  openLine: /\.register\(|setGlobalPropagator\(/,
  recognise: (run, source) =>
    dayOf(run).written.includes('traceparent') &&
    !dayOf(run).written.includes('baggage') &&
    !/\bW3CBaggagePropagator\(/.test(source),
} satisfies Mistake;
