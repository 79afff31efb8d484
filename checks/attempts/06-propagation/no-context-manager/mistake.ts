import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['the counter’s call is a CLIENT span, a child of `POST /orders`'],
  says: `
The code asks for an active span, but nobody keeps it: no context manager is
registered, so \`startActiveSpan\` and \`context.with\` run the function and
remember nothing. It is a second global beside the propagator; register both,
once, in \`openBar\`.
`,
  look: /setGlobalPropagator|function openBar/,
  shows: ({ recording }) => !recording.contextManager && Boolean(recording.calls.with),
} satisfies Mistake;
