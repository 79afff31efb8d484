import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['rush hour: no span is sent twice'],
  says: `
Two processors hold the same exporter, and each of them is given every span
that ends. They do not share the work, they do it twice, and whoever counts
the spans later counts too many. Keep one of them, a batch processor.
`,
  look: /new \w*SpanProcessor\(/,
  shows: ({ recording }, source) =>
    recording.spans.some(({ exported }) => exported > 1) &&
    (source.match(/new \w*SpanProcessor\(/g) ?? []).length > 1,
} satisfies Mistake;
