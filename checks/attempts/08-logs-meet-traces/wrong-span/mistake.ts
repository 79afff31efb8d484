import type { Mistake } from '../../../../workshop/explain.ts';
import type { Seen } from '../../../../workshop/seen.ts';

/** The lines of the journal that are JSON. */
const linesOf = ({ recording }: Seen): Record<string, any>[] =>
  recording.said.flatMap(({ what }) => (what.startsWith('{') ? JSON.parse(what) : []));

export default {
  fails: ['`span_id` is the span in which the line is written'],
  says: `
Every line of a request has the ids of the span with which the request began.
The trace is right, and the place in it is not: one that reads \`drink is
ready\` is led to the whole request, not to the step that wrote the line. Ask
for the span that is active when the line is written.
`,
  look: /\.child\(/,
  shows: (seen) => {
    const spans = new Map(seen.recording.spans.map((span) => [span.id, span]));
    const ready = linesOf(seen).filter(({ msg }) => /^(drink|shot) is ready$/.test(msg));
    return ready.every(({ span_id }) => spans.get(span_id)?.kind === 'SERVER');
  },
} satisfies Mistake;
