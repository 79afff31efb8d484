import type { Mistake } from '../../../../workshop/explain.ts';
import type { Seen } from '../../../../workshop/seen.ts';

/** The lines of the journal that are JSON. */
const linesOf = ({ recording }: Seen): Record<string, any>[] =>
  recording.said.flatMap(({ what }) => (what.startsWith('{') ? JSON.parse(what) : []));

export default {
  fails: ['a line that is written in a span has the three fields'],
  says: `
The ids are there, under names of your own. In code they are \`traceId\` and
\`spanId\`; in a line of JSON the specification calls them \`trace_id\`,
\`span_id\` and \`trace_flags\`. Backends look for these names to draw the link
from a line to its trace.
`,
  look: /traceId[:,]/,
  shows: (seen) => linesOf(seen).some(({ traceId, trace_id }) => traceId && !trace_id),
} satisfies Mistake;
