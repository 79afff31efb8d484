import type { Mistake } from '../../../../workshop/explain.ts';
import type { Seen } from '../../../../workshop/seen.ts';

/** The lines of the journal that are JSON. */
const linesOf = ({ recording }: Seen): Record<string, any>[] =>
  recording.said.flatMap(({ what }) => (what.startsWith('{') ? JSON.parse(what) : []));

export default {
  fails: ['`shot is ready` has the ids of the order that it speaks of'],
  says: `
\`context.bind\` changes nothing about the function that it is given. It returns
a new one, and here nobody takes it: the machine is handed the old one and
calls it in the context of the first order. Hand on what \`bind\` returns.
`,
  look: /context\.bind\(/,
  shows: (seen) => {
    const shots = linesOf(seen).filter(({ msg }) => msg === 'shot is ready');
    const ids = new Set(shots.map(({ span_id }) => span_id));
    const bound = (seen.recording.calls.bind ?? 0) >= shots.length;
    return ids.size === 1 && shots.length > 1 && !ids.has(undefined) && bound;
  },
} satisfies Mistake;
