import type { Mistake } from '../../../../workshop/explain.ts';
import type { Seen } from '../../../../workshop/seen.ts';

/** The lines of the journal that are JSON. */
const linesOf = ({ recording }: Seen): Record<string, any>[] =>
  recording.said.flatMap(({ what }) => (what.startsWith('{') ? JSON.parse(what) : []));

export default {
  fails: ['a line that is written in a span has the three fields'],
  says: `
The ids stand in an object inside the line. The specification wants them at
the top of the JSON, beside \`msg\`: only there does a tool find them that knows
nothing of your program.
`,
  shows: (seen) =>
    linesOf(seen).some((line) =>
      Object.values(line).some((value) => value && typeof value === 'object' && value.trace_id),
    ),
} satisfies Mistake;
