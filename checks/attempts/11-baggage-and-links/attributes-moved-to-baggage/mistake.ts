import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['each `take order` has them as attributes, too'],
  says: `
The table and the tier went into baggage, and from \`take order\` they are gone.
Baggage is no place where a backend could find them: it is on no span, also
not on the one that is active. It is either or both: an attribute to search
for later, baggage to take along.
`,
  look: /'take order'/,
  shows: (seen) =>
    seen.all('take order').every(({ attributes }) => !('coffee.table' in attributes)),
} satisfies Mistake;
