import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['the error reaches `run`, which apologises once `take order` is over'],
  says: `
The guest got an apology, but not from \`run\`: somebody on the way apologised
while \`take order\` was open. Whoever called \`takeOrder\` still does not know
that it failed. Let the error pass, \`throw error\`, and leave the apology to
\`run\`.
`,
  look: /\s+apologise\(order\);/,
  shows: (seen) =>
    seen.recording.said.some(
      ({ what, when }) =>
        what === 'apologise' &&
        seen
          .all('take order')
          .some(({ started, ended = Infinity }) => started < when && when < ended),
    ),
} satisfies Mistake;
