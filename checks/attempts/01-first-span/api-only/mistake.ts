import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['a span `take order` is started'],
  says: `
The tracer comes from the API alone: \`trace.getTracer\` found no provider that
was registered. Such a tracer is a no-op. Its spans have ids of all zeros and
go nowhere, and it never complains. Build a provider, and take the tracer from
it: \`provider.getTracer('coffee-bar')\`.
`,
  look: /trace\.getTracer/,
  shows: ({ recording }) => recording.spans.length === 0 && Boolean(recording.calls.getTracer),
} satisfies Mistake;
