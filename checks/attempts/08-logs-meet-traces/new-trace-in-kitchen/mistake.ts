import type { Mistake } from '../../../../workshop/explain.ts';
import type { Seen } from '../../../../workshop/seen.ts';

/** The lines of the journal that are JSON. */
const linesOf = ({ recording }: Seen): Record<string, any>[] =>
  recording.said.flatMap(({ what }) => (what.startsWith('{') ? JSON.parse(what) : []));

export default {
  fails: ['`trace_id` is the trace of the order, in counter and kitchen alike'],
  says: `
The lines have the ids of their spans, but the kitchen's spans are in a trace
of their own: it did not go on with the one that came in \`traceparent\`. Then
no id finds both halves of an order. Extract the caller from the headers and
start the SERVER span in that context, as in lesson 6.
`,
  look: /app\.post\('\/drinks'/,
  shows: (seen) => {
    const roots = seen.recording.spans.filter(({ parentId }) => !parentId);
    const traces = new Set(roots.map(({ traceId }) => traceId));
    return linesOf(seen).some(
      ({ service, trace_id }) => service === 'kitchen' && traces.has(trace_id),
    );
  },
} satisfies Mistake;
