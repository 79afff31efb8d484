import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['each `make drink` has the table and the tier of its order as attributes'],
  says: `
All drinks of the batch got the same table. The baggage that was read is that
of the active context, and there is one for the whole batch: that of the guest
who hung up the third slip. \`root: true\` drops the parent span, not the
baggage. Read each slip's own: \`propagation.getBaggage(sender)\` of what
\`extract\` found.
`,
  look: /getActiveBaggage\(|getBaggage\(context\.active/,
  shows: (seen) => {
    const found = seen.all('make drink').map(({ attributes }) => attributes['coffee.table']);
    return found[0] !== undefined && new Set(found).size === 1;
  },
} satisfies Mistake;
