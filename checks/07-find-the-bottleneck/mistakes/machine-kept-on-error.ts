import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'kitchen.ts': `
-      try {
-        await kitchen.inSpan('pull shot', about, () => machine.pullShot(cup));
-      } finally {
-        release();
-      }
+      await kitchen.inSpan('pull shot', about, () => machine.pullShot(cup));
+      release();
`,
  },
  failsFirst: ['next-cup-served'],
  explanation: `
When a shot fails, the machine is never released, because the error skips
the line that releases it. The barista keeps the machine, and everybody who
comes later waits forever. Whatever you take, you have to give back on every
way out. Put \`release()\` into a \`finally\` around the shot.
`,
  openLine: /release\(\)|release\)/,
  recognise: ({ recording: { work } }) =>
    work.some(({ name, order, end }) => name === 'have machine' && order === 150 && !end),
  nearMisses: [
    {
      'kitchen.ts': `
-        release();
+        release();
+        if (cup.id === 160) throw new Error('enough for today');
`,
    },
  ],
} satisfies Mistake;
