import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'kitchen.ts': `
         await kitchen.inSpan('pull shot', about, () => machine.pullShot(cup));
+        if (wantsMilk(cup)) await kitchen.inSpan('steam milk', about, () => steamMilkFor(cup));
@@
-      // The milk has a steamer of its own: meanwhile the next cup has the machine.
-      if (wantsMilk(cup)) await kitchen.inSpan('steam milk', about, () => steamMilkFor(cup));
`,
  },
  failsFirst: ['machine-released'],
  explanation: `
The lock is held for longer than the thing that it guards is used: the milk is
steamed beside the machine, and the others stand in line for it meanwhile. In
the picture the \`wait for machine\` of one cup ends with the \`steam milk\` of
another. Let go of the machine right after the shot.
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
