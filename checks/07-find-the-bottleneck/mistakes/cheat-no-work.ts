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
The spans are there, but there is no coffee: the work that \`pull shot\` is
named after was never done. A trace can be as wrong as any other report. Put
the spans around the work that the starter does, and leave that work as it is.
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
