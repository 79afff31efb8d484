import type { Mistake } from '../../../../workshop/explain.ts';
import type { Seen } from '../../../../workshop/seen.ts';

/** The lines of the journal that are JSON. */
const linesOf = ({ recording }: Seen): Record<string, any>[] =>
  recording.said.flatMap(({ what }) => (what.startsWith('{') ? JSON.parse(what) : []));

export default {
  fails: ['a line that is written in a span has the three fields'],
  says: `
The whole \`traceparent\` stands in the line. It holds all that is wanted, in
one piece, so a search for a trace id finds nothing. Take it apart, or better:
the active span's \`spanContext()\` has the parts already.
`,
  shows: (seen) =>
    linesOf(seen).some((line) =>
      Object.values(line).some((value) => /^00-[0-9a-f]{32}-/.test(value)),
    ),
} satisfies Mistake;
