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
Nobody waits in the picture, and two shots ran on the one machine at once. A
lock keeps two from the same thing only if both of them ask the same lock, and
hold it for as long as they use the thing. Which wait may go, and which must
stay, the picture cannot tell: you have to know what the machine can do.
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
