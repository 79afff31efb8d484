import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['the next order has the prices and the stock of its own moment'],
  says: `
The counter remembers what it was told for an earlier order, and the bar has
changed since: the price or the stock in this answer is an old one. A cache is
a fine thing where somebody says for how long an answer holds. Here nobody
does, and the call that it saves is not the one that takes the time.
`,
  look: /known|cache|Map\(|\?\?=/,
  shows: ({ recording: { answer, requests } }) => {
    const asked = (path: string) => requests.filter((request) => request.path === path).length;
    const refused = (answer as { status: number }[]).filter(({ status }) => status === 409);
    return refused.length < 2 && Math.min(asked('/prices'), asked('/stock')) < 3;
  },
} satisfies Mistake;
