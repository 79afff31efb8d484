import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['two orders do not mix: each trace holds the work of one order'],
  says: `
A span was ended before the work that it is named after was done, so its bar
is next to zero. Ending it is what measures it: first the work, awaited, then
\`end()\`, best in a \`finally\`.
`,
  shows: ({ arrived, recording }) =>
    arrived.some((span) => {
      const begins = recording.work.filter((w) => w.name === span.name).map((w) => w.begin);
      const within = begins.some((begin) => span.started < begin && begin < (span.ended ?? 0));
      return !within && begins.some((begin) => begin > (span.ended ?? 0));
    }),
} satisfies Mistake;
