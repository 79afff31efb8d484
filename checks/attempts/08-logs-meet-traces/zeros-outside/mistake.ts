import type { Mistake } from '../../../../workshop/explain.ts';
import type { Seen } from '../../../../workshop/seen.ts';

/** The lines of the journal that are JSON. */
const linesOf = ({ recording }: Seen): Record<string, any>[] =>
  recording.said.flatMap(({ what }) => (what.startsWith('{') ? JSON.parse(what) : []));

export default {
  fails: ['a line that is written outside of every span has none of them'],
  says: `
A line that belongs to no span has ids of zeros. That looks like an id: all
lines from outside, of every service and every day, become one huge trace
that never was. Where no span is active, leave the fields out.
`,
  look: /(\?\?|:|return).*INVALID|'0+'|repeat\(/,
  shows: (seen) => linesOf(seen).some(({ trace_id }) => /^0+$/.test(trace_id)),
} satisfies Mistake;
