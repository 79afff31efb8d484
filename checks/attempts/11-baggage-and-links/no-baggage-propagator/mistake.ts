import type { Mistake } from '../../../../workshop/explain.ts';
import { slipsOf } from '../../../11-baggage-and-links.scenes.ts';

export default {
  fails: ['each slip has a `baggage` with `coffee.table` and `coffee.guest.tier`'],
  says: `
The context holds the baggage, and nobody writes it on the slip. A propagator
knows one format: \`W3CTraceContextPropagator\` writes \`traceparent\` and
\`tracestate\`, and nothing else. \`W3CBaggagePropagator\` writes and reads
\`baggage\`; a \`CompositePropagator\` asks both of them.
`,
  look: /\.register\(|setGlobalPropagator\(/,
  shows: (seen, source) =>
    slipsOf(seen).every(({ headers }) => headers.baggage === undefined) &&
    /setBaggage\(/.test(source) &&
    /propagator: |setGlobalPropagator\(/.test(source) &&
    !/\bW3CBaggagePropagator\(/.test(source),
} satisfies Mistake;
