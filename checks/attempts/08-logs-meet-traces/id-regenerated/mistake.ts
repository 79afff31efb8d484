import type { Mistake } from '../../../../workshop/explain.ts';
import type { Seen } from '../../../../workshop/seen.ts';

/** The lines of the journal that are JSON. */
const linesOf = ({ recording }: Seen): Record<string, any>[] =>
  recording.said.flatMap(({ what }) => (what.startsWith('{') ? JSON.parse(what) : []));

export default {
  fails: ['`trace_id` is the trace of the order, in counter and kitchen alike'],
  says: `
Each service makes up an id of its own for a request. Within one service that
finds lines, but counter and kitchen have two ids for the same order, and no
span has either of them. The trace id is there already, and it has travelled
along in \`traceparent\`: take it from the active span.
`,
  look: /(random\w*|uuid\w*|nanoid)\(/i,
  shows: (seen) => {
    const known = new Set(seen.recording.spans.map(({ traceId }) => traceId));
    return linesOf(seen).some(({ trace_id }) => trace_id && !known.has(trace_id));
  },
} satisfies Mistake;
