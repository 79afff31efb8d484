import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['stock, till and kitchen are asked over HTTP, and every drink is made'],
  says: `
A service was left out: its work was done by somebody else, or its answer made
up. The call costs nothing that way, since there is none. In the bar's real
life the till is another machine that belongs to other people; all that the
counter can do is to ask it less often, and at a better moment.
`,
  look: /lookUpPrices|lookInStock|menu/,
  shows: ({ recording: { requests, work } }) =>
    ['/prices', '/stock'].some((path) => !requests.some((request) => request.path === path)) &&
    work.some(({ name }) => name === 'pull shot'),
} satisfies Mistake;
