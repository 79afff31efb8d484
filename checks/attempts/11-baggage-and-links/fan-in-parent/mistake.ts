import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['`process orders` begins a trace of its own'],
  says: `
The batch became the child of one of its orders. A span has one parent at
most, so that order's trace gets the work for all the others too, and theirs
are without it. None of them is its parent: start it with \`ROOT_CONTEXT\`, or
with \`root: true\`, and name every sender in its \`links\`.
`,
  look: /'process orders'/,
  shows: (seen) => seen.all('process orders').some(({ remoteParent }) => remoteParent),
} satisfies Mistake;
