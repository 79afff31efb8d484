import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: [
    'rush hour: each batch has links to its own slips, and to no others',
    'rush hour: a slip of the delivery service is linked and read like any other',
  ],
  says: `
The first batch is linked well. The next one has its links and those of the
batch before it, since both write into one list that outlives them. In
production it grows until the process ends. Make the list anew for each batch,
inside of \`makeDrinks\`.
`,
  look: /^(const|let) .*(\[\]|new (Array|Set|Map))/,
  shows: (seen) => seen.all('process orders').some(({ links }) => links.length > 3),
} satisfies Mistake;
