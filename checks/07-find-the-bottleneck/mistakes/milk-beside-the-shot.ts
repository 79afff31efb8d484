import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'kitchen.ts': `
-      try {
+      const milk = wantsMilk(cup) && kitchen.inSpan('steam milk', about, () => steamMilkFor(cup));
+      try {
@@
-      // Outside the lock: the milk does not need the machine, but the next cup does.
-      if (wantsMilk(cup)) await kitchen.inSpan('steam milk', about, () => steamMilkFor(cup));
+      await milk;
`,
  },
  failsFirst: ['steps-in-a-row'],
  explanation: `
The milk is started before its shot is ready. For one cup, the steps come one
after the other: wait, shot, milk. Only different cups are made at the same
time: while the milk of one cup is steamed, the next cup has the machine.
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
