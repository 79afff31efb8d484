import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { dayOf, slipsOf } from '../scenarios.ts';
import secondPropagatorRefused from './second-propagator-refused.ts';

export default {
  edit: {
    'lesson.ts': `
-      propagators: [new W3CTraceContextPropagator(), new W3CBaggagePropagator()],
+      propagators: [new W3CTraceContextPropagator()],
`,
  },
  nearMisses: [secondPropagatorRefused.edit],
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
    slipsOf(run).every(({ headers }) => headers.baggage === undefined) &&
    !/\bW3CBaggagePropagator\(/.test(source),
} satisfies Mistake;
