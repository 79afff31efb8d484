import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['closing time: every span has arrived when `run` resolves'],
  says: `
What the exporter was given are not the spans that the tracer made: it was
called by hand, with objects that look like spans. Between \`span.end()\` and
the exporter stands a span processor. Give one to the provider.
`,
  look: /\.export\(/,
  shows: ({ recording: { spans } }) => spans.some(({ madeUp }) => madeUp),
} satisfies Mistake;
