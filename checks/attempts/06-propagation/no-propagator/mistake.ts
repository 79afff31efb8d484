import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['the kitchen receives a `traceparent` that is valid'],
  says: `
\`inject\` was called and wrote nothing: no propagator is registered, and
without one \`inject\` and \`extract\` do nothing and say nothing. The propagator
knows the name and the form of the header. It is registered once for the
process, with \`propagation.setGlobalPropagator(…)\`, before the first request.
`,
  look: /setGlobalContextManager|function openBar|\.register\(/,
  shows: ({ recording }) => Boolean(recording.calls.inject) && !recording.calls.setGlobalPropagator,
} satisfies Mistake;
