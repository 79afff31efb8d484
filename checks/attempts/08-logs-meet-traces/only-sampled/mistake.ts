import type { Mistake } from '../../../../workshop/explain.ts';
import type { Seen } from '../../../../workshop/seen.ts';

/** The lines of the journal that are JSON. */
const linesOf = ({ recording }: Seen): Record<string, any>[] =>
  recording.said.flatMap(({ what }) => (what.startsWith('{') ? JSON.parse(what) : []));

export default {
  fails: ['an order that nobody samples has its ids on its lines, too'],
  says: `
The ids are left out where a trace is not sampled. There are no spans to find
for such an order, and so the lines are all that is left of it: their common
trace id is what holds them together, in both services. \`trace_flags\` says
that the trace was not kept.
`,
  look: /isRecording|SAMPLED|traceFlags/,
  shows: (seen) => linesOf(seen).every((line) => !line.trace_id?.startsWith('c0ffee31')),
} satisfies Mistake;
