import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['`process orders` has a link to the `send orders` of each of its slips'],
  says: `
The batch has a trace of its own, and nothing leads from there to the orders.
Who asks where order 2 spent its time has to guess which batch it was in. A
link names a span of any trace, and there may be many:
\`links: [{ context: trace.getSpanContext(sender) }, …]\` in the options.
`,
  look: /'process orders'/,
  shows: (seen) => seen.all('process orders').every(({ links }) => links.length === 0),
} satisfies Mistake;
