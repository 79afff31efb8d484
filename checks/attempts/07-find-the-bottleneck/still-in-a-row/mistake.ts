import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['the kitchen does not wait for the till, nor the till for the kitchen'],
  says: `
One bar begins where the other ends: till and kitchen are asked in a row, and
the guest waits for both. Neither needs what the other answers. \`await\` on the
first line keeps the second from starting: start both, then await both, as
with \`Promise.all\`.
`,
  look: /await ask(Till|Kitchen)/,
  shows: ({ recording: { spans } }) => {
    const calls = spans.filter(({ kind }) => kind === 'CLIENT');
    const [till] = calls.filter(({ name }) => name === 'POST /prices');
    return !calls.some(
      ({ name, traceId, started, ended = 0 }) =>
        name !== 'POST /prices' &&
        traceId === till?.traceId &&
        started < (till.ended ?? 0) &&
        ended > till.started,
    );
  },
} satisfies Mistake;
