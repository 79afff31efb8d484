import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['each `make drink` has the table and the tier of its order as attributes'],
  says: `
The baggage came as far as the kitchen, and no span shows it. Baggage stands
in the context, beside the span and not on it, and no exporter ever sees it.
What you want to find in the picture you have to copy:
\`span.setAttribute(key, baggage.getEntry(key).value)\`.
`,
  look: /'make drink'/,
  shows: ({ arrived }) =>
    arrived.every(
      ({ name, attributes }) => name === 'take order' || !('coffee.table' in attributes),
    ),
} satisfies Mistake;
