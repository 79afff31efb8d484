import type { Mistake } from '../../../../workshop/explain.ts';
import type { Seen } from '../../../../workshop/seen.ts';

/** The lines of the journal that are JSON. */
const linesOf = ({ recording }: Seen): Record<string, any>[] =>
  recording.said.flatMap(({ what }) => (what.startsWith('{') ? JSON.parse(what) : []));

export default {
  fails: ['an order that nobody samples has its ids on its lines, too'],
  says: `
\`trace_flags\` is the same on every line, whatever became of the trace. This
one is not sampled, and the line sends its reader to a picture that was never
kept. The flags are in the same \`spanContext()\` as the ids.
`,
  look: /trace_flags:/,
  shows: (seen) =>
    linesOf(seen).some(
      ({ trace_id, trace_flags }) => trace_id?.startsWith('c0ffee31') && trace_flags === '01',
    ),
} satisfies Mistake;
