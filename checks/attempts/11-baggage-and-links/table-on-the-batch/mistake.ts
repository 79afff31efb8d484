import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['each `make drink` has the table and the tier of its order as attributes'],
  says: `
The table was written on the span of the batch, and a batch has several: each
wrote over the one before, and that of the last slip remained. An attribute
has to be on the span of what it describes. Copy the two entries of each slip
to the \`make drink\` of that slip.
`,
  look: /'process orders'/,
  shows: (seen) =>
    seen.all('process orders').some(({ attributes }) => 'coffee.table' in attributes),
} satisfies Mistake;
