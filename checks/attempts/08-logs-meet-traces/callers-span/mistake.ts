import type { Mistake } from '../../../../workshop/explain.ts';
import type { Seen } from '../../../../workshop/seen.ts';

/** The lines of the journal that are JSON. */
const linesOf = ({ recording }: Seen): Record<string, any>[] =>
  recording.said.flatMap(({ what }) => (what.startsWith('{') ? JSON.parse(what) : []));

export default {
  fails: ['`span_id` is the span in which the line is written'],
  says: `
The ids on the line are those that came in \`traceparent\`. The trace id is
right, but the span id in that header is the caller's: it leads to the span
that asked, in another service, not to the one in which the line was written.
The active span has both.
`,
  look: /getSpanContext\(|traceparent/,
  shows: (seen) => {
    const outside = linesOf(seen).filter(({ msg }) => msg === 'order taken');
    const known = new Set(seen.recording.spans.map(({ id }) => id));
    const parents = new Set(seen.recording.spans.map(({ parentId }) => parentId));
    return outside.every(({ span_id }) => !known.has(span_id) && parents.has(span_id));
  },
} satisfies Mistake;
