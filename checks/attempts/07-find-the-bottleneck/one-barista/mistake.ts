import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['orders go on at the same time, and so do the drinks of an order'],
  says: `
Nobody waits for the machine any more, because one cup is not begun before
the other is done. The line has only moved to where no span shows it, and the
guests wait for longer. A queue is mended when the guests wait less, not when
the bar named \`wait\` is short.
`,
  look: /for \(/,
  shows: ({ recording: { work } }) => {
    const [first, ...others] = work.filter(({ name }) => name === 'look in stock');
    return others.every(({ begin }) => begin < (first?.end ?? Infinity));
  },
} satisfies Mistake;
