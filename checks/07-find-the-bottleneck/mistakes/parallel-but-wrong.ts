import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'kitchen.ts': `
-  const machine = new EspressoMachine();
@@
+      const machine = new EspressoMachine();
       // Waiting has a span of its own, so that a slow machine and a long line look different.
`,
  },
  failsFirst: ['one-shot-at-a-time'],
  explanation: `
Two cups had the one machine at the same time, or nobody took it at all. A
lock works only if everybody takes the same one and keeps it while they use
the thing that it guards. The picture cannot tell you which wait may go and
which must stay: you have to know what the machine can do.
`,
  openLine: /new EspressoMachine|release\(\)/,
  recognise: ({ recording: { work } }) => {
    const had = work.filter(({ name }) => name === 'have machine');
    return (
      had.length === 0 ||
      had.some((one) =>
        had.some((other) => other.begin > one.begin && other.begin < (one.end ?? Infinity)),
      )
    );
  },
  nearMisses: [
    {
      'kitchen.ts': `
-        await kitchen.inSpan('pull shot', about, () => machine.pullShot(cup));
+        void kitchen.inSpan('pull shot', about, () => machine.pullShot(cup));
+        await new Promise(setImmediate);
`,
    },
  ],
} satisfies Mistake;
