import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['the sampler keeps one order in ten, whoever uses it'],
  says: `
The counter goes up for every span, and a sampler is asked for children too.
How many orders are kept then depends on how many spans each one has. Follow
the parent first, and count only where there is none.
`,
  look: /\+\+|\+= 1/,
  shows: ({ recording }, source) => {
    const orders = recording.spans.filter(({ name }) => name === 'take order');
    const kept = orders.filter(({ sampled }) => sampled).length;
    const alone = recording.answer as { orders: number; kept: number };
    return (
      Math.abs(alone.kept / alone.orders - 0.1) < 0.002 &&
      kept / orders.length !== 0.1 &&
      /\+\+|\+= 1/.test(source)
    );
  },
} satisfies Mistake;
