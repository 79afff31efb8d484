import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'kitchen.ts': `
         await kitchen.inSpan('pull shot', about, () => machine.pullShot(cup));
+        if (wantsMilk(cup)) await kitchen.inSpan('steam milk', about, () => steamMilkFor(cup));
@@
-      // Outside the lock: the milk does not need the machine, but the next cup does.
-      if (wantsMilk(cup)) await kitchen.inSpan('steam milk', about, () => steamMilkFor(cup));
`,
  },
  failsFirst: ['machine-released'],
  explanation: `
The machine is held for longer than it is used: while a barista steams the
milk, they still have the machine, and the others wait in line. In the
picture, the \`wait for machine\` of one cup ends where the \`steam milk\` of
another ends. Release the machine right after the shot.
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
