import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'kitchen.ts': `
         await kitchen.inSpan('pull shot', about, () => machine.pullShot(cup));
+        if (wantsMilk(cup)) await kitchen.inSpan('steam milk', about, () => steamMilkFor(cup));
@@
-      // Outside the lock: milk needs no machine, and the next cup is waiting for it.
-      if (wantsMilk(cup)) await kitchen.inSpan('steam milk', about, () => steamMilkFor(cup));
`,
  },
  failsFirst: ['machine-released'],
  explanation: `
A lock is held for longer than the thing that it guards is used: the milk is
steamed while its barista still has the machine, and the others wait in line.
In the picture, the \`wait for machine\` of one cup ends where the \`steam milk\`
of another ends. Release the machine right after the shot.
`,
  openLine: /steamMilkFor\(/,
  recognise: ({ recording: { work } }) => {
    const had = work.filter(({ name }) => name === 'have machine');
    return work
      .filter(({ name }) => name === 'steam milk')
      .some((milk) =>
        had.some(
          ({ order, begin, end = Infinity }) =>
            order === milk.order && milk.begin > begin && milk.begin < end,
        ),
      );
  },
  nearMisses: [
    {
      'kitchen.ts': `
-        release();
+        await new Promise((over) => setTimeout(over, 10));
+        release();
`,
    },
  ],
} satisfies Mistake;
