import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['`process orders` has a link to the `send orders` of each of its slips'],
  says: `
Some of the orders in the batch are linked, and not all. From a trace that has
no link nobody finds the way to the span in which its drink was made. \`links\`
is a list, and takes one link for each slip: \`slips.map(…)\`, or \`span.addLink\`
once for each.
`,
  look: /links?:|addLink\(/,
  shows: (seen) =>
    seen.all('process orders').some(({ links }) => links.length === 1 || links.length === 2),
} satisfies Mistake;
