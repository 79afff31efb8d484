import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['spans of the programs arrive'],
  says: `
These spans were put together by hand, in \`run\`. No program has made or sent
them, and they would look the same if no order had come in at all. What is
asked for are the spans that the programs send over OTLP.
`,
  look: /exporter\.export\(/,
  shows: ({ recording }) =>
    recording.spans.length > 0 && recording.spans.every(({ madeUp }) => madeUp),
} satisfies Mistake;
