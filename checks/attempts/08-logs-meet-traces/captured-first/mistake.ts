import type { Mistake } from '../../../../workshop/explain.ts';
import type { Seen } from '../../../../workshop/seen.ts';

/** The lines of the journal that are JSON. */
const linesOf = ({ recording }: Seen): Record<string, any>[] =>
  recording.said.flatMap(({ what }) => (what.startsWith('{') ? JSON.parse(what) : []));

export default {
  fails: [
    'a line that is written outside of every span has none of them',
    '`trace_id` is the trace of the order, in counter and kitchen alike',
  ],
  says: `
A child logger keeps the ids that it was given when it was made. This one was
made in the first order and is used ever after, so all later lines say that
they belong to that order. The ids belong to the line: read the active span
each time that one is written.
`,
  look: /\.child\(/,
  shows: (seen) => {
    const own = linesOf(seen).filter(({ service }) => service === 'counter');
    const ids = new Set(own.map(({ trace_id }) => trace_id).filter(Boolean));
    return ids.size === 1 && own.at(-1)?.trace_id !== undefined;
  },
} satisfies Mistake;
