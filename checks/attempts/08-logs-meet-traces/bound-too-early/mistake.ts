import type { Mistake } from '../../../../workshop/explain.ts';
import type { Seen } from '../../../../workshop/seen.ts';

/** The lines of the journal that are JSON. */
const linesOf = ({ recording }: Seen): Record<string, any>[] =>
  recording.said.flatMap(({ what }) => (what.startsWith('{') ? JSON.parse(what) : []));

export default {
  fails: ['`shot is ready` has the ids of the order that it speaks of'],
  says: `
\`shot is ready\` has no ids. It is said in a context that holds no span: the
one that was active when the function was bound, and at that time nobody had
ordered yet. Bind for each order anew, where the shot is ordered; there
\`context.active()\` holds this order's \`pull shot\`.
`,
  look: /\.bind\(|runInAsyncScope|with\(ROOT_CONTEXT/,
  shows: (seen) =>
    linesOf(seen).every(({ msg, trace_id }) => msg !== 'shot is ready' || trace_id === undefined),
} satisfies Mistake;
