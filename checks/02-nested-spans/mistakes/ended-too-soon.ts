import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
+      grinding.end();
       await grindBeans(order);
-      grinding.end();
`,
  },
  failsFirst: ['orders-do-not-mix'],
  explanation: `
A span was ended before the work that it is named after was done, so its bar
is next to zero. Ending it is what measures it: first the work, awaited, then
\`end()\`, best in a \`finally\`.
`,
  recognise: ({ arrived, recording }) =>
    arrived.some((span) => {
      const begins = recording.work.filter((w) => w.name === span.name).map((w) => w.begin);
      const within = begins.some((begin) => span.started < begin && begin < (span.ended ?? 0));
      return !within && begins.some((begin) => begin > (span.ended ?? 0));
    }),
} satisfies Mistake;
