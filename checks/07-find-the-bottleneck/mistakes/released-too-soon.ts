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
The machine was let go while the shot was still running: nobody waited for
\`pullShot\` to be done. Without \`await\` the line below, \`release()\`, comes at
once, and the next cup goes under the machine. The lock has to be held until
the promise of \`machine.pullShot(cup)\` has resolved.
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
