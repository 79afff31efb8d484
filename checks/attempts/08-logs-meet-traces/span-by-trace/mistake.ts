import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['`spanOf` leads from a line back to its span'],
  says: `
The span is looked for by its trace id alone. All spans of the order have that
one, and the first to be found is returned, whichever step wrote the line. The
trace id says which order, the span id says where in it: compare both.
`,
  look: /\.find\(/,
  shows: ({ recording }) => {
    type Found = { traceId: string; spanId: string } | null;
    const { back } = recording.answer as { back: Found[] };
    const found = back.flatMap((span) => span ?? []);
    const count = (ids: string[]) => new Set(ids).size;
    return (
      found.length > 0 &&
      count(found.map(({ spanId }) => spanId)) === count(found.map(({ traceId }) => traceId))
    );
  },
} satisfies Mistake;
