import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-        span.end();
-        if (round < 3) await rinseLater(round + 1);
+        if (round < 3) await rinseLater(round + 1);
+        span.end();
`,
  },
  failsFirst: ['rinse-span'],
  explanation: `
The span of a round waits for the next round before it ends. So it stays open
while the timer runs and while the machine is rinsed again. End it when its own
rinsing is done, and set the next timer after that.
`,
  openLine: /rinse\w*\(\s*round \+ 1/,
  recognise: ({ recording: { spans } }) => {
    const rounds = spans.filter(({ name }) => name === 'rinse machine');
    return rounds.some((one) =>
      rounds.some(
        (next) => next.started > one.started && (next.ended ?? Infinity) < (one.ended ?? Infinity),
      ),
    );
  },
  nearMisses: [
    {
      'lesson.ts': `
-        await rinse(round);
-        span.end();
+        span.end();
+        await rinse(round);
`,
    },
  ],
} satisfies Mistake;
