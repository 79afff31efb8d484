import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['orders go on at the same time, and so do the drinks of an order'],
  says: `
One table is taken after the other: the second one is not asked about in
stock before the first one has been served. Nothing can get mixed up that way,
and the rush stands at the door. Orders need nothing from each other; what is
shared is the machine, and it has a lock of its own.
`,
  look: /\.then\(|let .*Promise/,
  shows: ({ recording: { work } }) => {
    const [first, ...others] = work.filter(({ name }) => name === 'look in stock');
    return others.some(({ begin }) => begin > (first?.end ?? Infinity));
  },
} satisfies Mistake;
