import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['the kitchen receives a `traceparent` that is valid'],
  says: `
A propagator is registered, and it is one for another header. Each propagator
knows one format: \`W3CBaggagePropagator\` writes \`baggage\`, B3 writes \`b3\`.
The one that writes and reads \`traceparent\` and \`tracestate\` is
\`W3CTraceContextPropagator\`.
`,
  look: /setGlobalPropagator/,
  shows: ({ recording }, source) =>
    Boolean(recording.calls.inject) &&
    Boolean(recording.calls.setGlobalPropagator) &&
    !/W3CTraceContextPropagator|NodeSDK|\.register\(/.test(source),
} satisfies Mistake;
