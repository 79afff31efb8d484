import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'kitchen.ts': `
-        await kitchen.inSpan('pull shot', about, () => machine.pullShot(cup));
+        void kitchen.inSpan('pull shot', about, () => machine.pullShot(cup));
`,
  },
  failsFirst: ['one-shot-at-a-time'],
  explanation: `
The machine was released while the shot was still running: nothing waited for
\`pullShot\` to finish. Without \`await\`, the line below, \`release()\`, runs
at once, and the next cup takes the machine. Hold the lock until
\`machine.pullShot(cup)\` has settled.
`,
  openLine: /pullShot\(/,
  recognise: ({ recording: { work } }, source) =>
    !/setTimeout|pause\(/.test(source) &&
    work
      .filter(({ name }) => name === 'have machine')
      .some(({ order, end = Infinity }) =>
        work.some(
          (shot) =>
            shot.name === 'pull shot' &&
            shot.order === order &&
            shot.begin < end &&
            (shot.end ?? Infinity) > end,
        ),
      ),
  nearMisses: [
    {
      'kitchen.ts': `
-      try {
+      release();
+      try {
`,
    },
    {
      'kitchen.ts': `
-      try {
+      setTimeout(release, 5);
+      try {
`,
    },
  ],
} satisfies Mistake;
