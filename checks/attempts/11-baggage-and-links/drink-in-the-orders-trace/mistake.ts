import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['each `make drink` is a child of `process orders`'],
  says: `
The drink was made in the context of its sender, so it is in the order's
trace, and \`process orders\` is empty: nothing in there shows what the batch
did. The sender's context is there to read the baggage and the link from.
Start \`make drink\` with no context of its own; the active span is its parent.
`,
  look: /'make drink'/,
  shows: (seen) => seen.all('make drink').some((span) => seen.parent(span)?.name === 'send orders'),
} satisfies Mistake;
