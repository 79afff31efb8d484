import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['the kitchen does not wait for the till, nor the till for the kitchen'],
  says: `
The till goes together with the stock now, and the kitchen still waits for
both. On a day on which the till is slow, every coffee is late, and the
kitchen has no use for a price. The kitchen needs the stock's answer and
nothing else: let it begin when that is there.
`,
  look: /await askKitchen|Promise\.all/,
  shows: ({ recording: { spans } }) => {
    const calls = spans.filter(({ kind }) => kind === 'CLIENT');
    const [till] = calls.filter(({ name }) => name === 'POST /prices');
    return calls.some(
      ({ name, traceId, started, ended = 0 }) =>
        name === 'POST /stock' &&
        traceId === till?.traceId &&
        started < (till.ended ?? 0) &&
        ended > till.started,
    );
  },
} satisfies Mistake;
