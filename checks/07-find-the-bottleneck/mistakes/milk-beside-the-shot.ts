import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'kitchen.ts': `
-      try {
+      const milk = wantsMilk(cup) && kitchen.inSpan('steam milk', about, () => steamMilkFor(cup));
+      try {
@@
-      // Outside the lock: milk needs no machine, and the next cup is waiting for it.
-      if (wantsMilk(cup)) await kitchen.inSpan('steam milk', about, () => steamMilkFor(cup));
+      await milk;
`,
  },
  failsFirst: ['steps-in-a-row'],
  explanation: `
The milk is started before its shot is ready. For one cup the steps come one
after the other: wait, shot, milk. What may go on at the same time are the
cups: while the milk of one is steamed, the next one has the machine.
`,
  openLine: /steamMilkFor\(/,
  recognise: ({ recording: { work } }) =>
    work
      .filter(({ name }) => name === 'steam milk')
      .some((milk) =>
        work.some(
          ({ name, order, end = Infinity }) =>
            name === 'pull shot' && order === milk.order && milk.begin < end,
        ),
      ),
  nearMisses: [
    {
      'kitchen.ts': `
-      const release = await kitchen.inSpan('wait for machine', about, () => machine.take(cup));
+      const release = () => {};
+      await kitchen.inSpan('wait for machine', about, async () => {});
`,
    },
  ],
} satisfies Mistake;
