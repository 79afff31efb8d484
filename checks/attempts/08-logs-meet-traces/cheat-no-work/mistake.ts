import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['both orders go from counter to kitchen, and the machine pulls their shots'],
  says: `
The lines and the spans are there, and nobody got a coffee: \`run\` writes them
itself and leaves out the work. \`run\` has to open the bar, send both orders to
the counter over HTTP, and close it again.
`,
  shows: ({ recording }) => recording.requests.length === 0,
} satisfies Mistake;
