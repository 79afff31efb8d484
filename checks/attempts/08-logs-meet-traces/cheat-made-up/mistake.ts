import type { Mistake } from '../../../../workshop/explain.ts';
import type { Seen } from '../../../../workshop/seen.ts';

/** The lines of the journal that are JSON. */
const linesOf = ({ recording }: Seen): Record<string, any>[] =>
  recording.said.flatMap(({ what }) => (what.startsWith('{') ? JSON.parse(what) : []));

export default {
  fails: ['`span_id` is the span in which the line is written'],
  says: `
The span id on the line has the right form and is the id of no span: it is
made up. From such a line nobody finds the way back. It has to be the id of
the span that was active when the line was written.
`,
  look: /random\w*\(/i,
  shows: (seen) => {
    const known = new Set(seen.recording.spans.flatMap(({ id, parentId }) => [id, parentId]));
    return linesOf(seen).every(({ span_id }) => !span_id || !known.has(span_id));
  },
} satisfies Mistake;
