import type { Mistake } from '../../../../workshop/explain.ts';
import type { Seen } from '../../../../workshop/seen.ts';

/** The lines of the journal that are JSON. */
const linesOf = ({ recording }: Seen): Record<string, any>[] =>
  recording.said.flatMap(({ what }) => (what.startsWith('{') ? JSON.parse(what) : []));

export default {
  fails: ['`shot is ready` has the ids of the order that it speaks of'],
  says: `
Some shots bear the ids of another order. The machine was switched on in one
order's context and has worked in it ever since; a callback runs in the
context of whoever calls it. Take the right one along, \`context.bind(…)\`, or
say the line after an \`await\`, which brings you back to where you were.
`,
  look: /orderShot\(/,
  shows: (seen) => {
    const shots = linesOf(seen).filter(({ msg }) => msg === 'shot is ready');
    const ids = new Set(shots.map(({ span_id }) => span_id));
    const bound = (seen.recording.calls.bind ?? 0) >= shots.length;
    return ids.size === 1 && shots.length > 1 && !ids.has(undefined) && !bound;
  },
} satisfies Mistake;
