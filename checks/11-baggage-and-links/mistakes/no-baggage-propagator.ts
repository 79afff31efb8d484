import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { slipsOf } from '../scenarios.ts';

export default {
  edit: {
    'lesson.ts': `
-      propagators: [new W3CTraceContextPropagator(), new W3CBaggagePropagator()],
+      propagators: [new W3CTraceContextPropagator()],
`,
  },
  failsFirst: ['slip-baggage'],
  explanation: `
The context holds the baggage, and nobody writes it on the slip. A propagator
knows one format: \`W3CTraceContextPropagator\` writes \`traceparent\` and
\`tracestate\`, and nothing else. \`W3CBaggagePropagator\` writes and reads
\`baggage\`; a \`CompositePropagator\` asks both of them.
`,
  openLine: /\.register\(|setGlobalPropagator\(/,
  recognise: (run, source) =>
    slipsOf(run).every(({ headers }) => headers.baggage === undefined) &&
    /setBaggage\(/.test(source) &&
    /propagator: |setGlobalPropagator\(/.test(source) &&
    !/\bW3CBaggagePropagator\(/.test(source),
} satisfies Mistake;
