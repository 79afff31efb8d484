import type { Mistake } from '../../../../workshop/explain.ts';
import type { Seen } from '../../../../workshop/seen.ts';

/** The lines of the journal that are JSON. */
const linesOf = ({ recording }: Seen): Record<string, any>[] =>
  recording.said.flatMap(({ what }) => (what.startsWith('{') ? JSON.parse(what) : []));

export default {
  fails: ['two orders of the same drink are told apart, too'],
  says: `
The context is kept under the name of the drink, and two guests may want the
same. So the second latte's line is written in the first latte's context.
What is kept for a request needs a key that no other request has; simplest is
no key at all: \`context.bind\` keeps it in the callback itself.
`,
  look: /new Map|contexts/,
  shows: (seen) => {
    const shots = linesOf(seen).filter(({ msg }) => msg === 'shot is ready');
    return shots.length === 2 && shots[0]!.trace_id === shots[1]!.trace_id;
  },
} satisfies Mistake;
