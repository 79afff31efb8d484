import type { Mistake } from '../../../../workshop/explain.ts';
import type { Seen } from '../../../../workshop/seen.ts';

/** The lines of the journal that are JSON. */
const linesOf = ({ recording }: Seen): Record<string, any>[] =>
  recording.said.flatMap(({ what }) => (what.startsWith('{') ? JSON.parse(what) : []));

export default {
  fails: ['`trace_flags` are two hex digits, as in `traceparent`'],
  says: `
In code the flags are a number, \`1\`. In a line they stand as in the header
\`traceparent\`: two hex digits, as text, \`"01"\`. Then a tool compares them
without knowing who wrote the line.
`,
  look: /[tT]raceFlags/,
  shows: (seen) =>
    linesOf(seen).some(({ trace_flags }) => typeof trace_flags === 'number' || trace_flags === '1'),
} satisfies Mistake;
