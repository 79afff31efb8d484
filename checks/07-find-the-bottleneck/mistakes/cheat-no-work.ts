import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'kitchen.ts': `
-        await kitchen.inSpan('pull shot', about, () => machine.pullShot(cup));
+        await kitchen.inSpan('pull shot', about, async () => {});
`,
  },
  failsFirst: ['drinks-over-http'],
  explanation: `
The spans are there, and no coffee is: what they are named after was never
done. A picture can be as wrong as any other report. The spans go around
the work that the starter does; it stays as it is.
`,
  openLine: /async \(\) => \{\}/,
  recognise: ({ recording: { spans, work } }) =>
    spans.some(({ name }) => name === 'pull shot') &&
    !work.some(({ name }) => name === 'pull shot'),
  nearMisses: [
    {
      'kitchen.ts': `
-        await kitchen.inSpan('pull shot', about, () => machine.pullShot(cup));
+        await kitchen.inSpan('pull shot', about, () => machine.pullShot(cup));
+        await machine.pullShot(cup);
`,
    },
  ],
} satisfies Mistake;
