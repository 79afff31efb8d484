import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'kitchen.ts': `
-      // Waiting has a span of its own, so that a slow machine and a long line look different.
-      const release = await kitchen.inSpan('wait for machine', about, () => machine.take(cup));
+      const release = await machine.take(cup);
+      await kitchen.inSpan('wait for machine', about, async () => {});
`,
  },
  failsFirst: ['spans-cover-work'],
  explanation: `
The wait for the machine is not in \`wait for machine\`, so it is hidden or
counted as work. Then a long line looks like a slow machine, and somebody buys
a faster one. Start the \`wait for machine\` span before \`machine.take(cup)\`
is called, and end it when that call has resolved, before \`pull shot\`
starts.
`,
  openLine: /machine\.take\(/,
  recognise: ({ recording: { spans, work } }) =>
    work
      .filter(({ name }) => name === 'wait for machine')
      .some(
        ({ begin, end = Infinity }) =>
          !spans.some(
            ({ name, started, ended = 0 }) =>
              name === 'wait for machine' && started < begin && ended > end,
          ),
      ),
  nearMisses: [
    {
      'kitchen.ts': `
-      if (wantsMilk(cup)) await kitchen.inSpan('steam milk', about, () => steamMilkFor(cup));
+      if (wantsMilk(cup)) await steamMilkFor(cup).then(() => kitchen.inSpan('steam milk', about, async () => {}));
`,
    },
  ],
} satisfies Mistake;
