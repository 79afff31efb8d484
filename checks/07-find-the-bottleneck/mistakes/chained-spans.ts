import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'kitchen.ts': `
-      try {
-        await kitchen.inSpan('pull shot', about, () => machine.pullShot(cup));
-      } finally {
-        release();
-      }
-      // Outside the lock: the milk does not need the machine, but the next cup does.
-      if (wantsMilk(cup)) await kitchen.inSpan('steam milk', about, () => steamMilkFor(cup));
+      await kitchen.inSpan('pull shot', about, async () => {
+        await machine.pullShot(cup).finally(release);
+        if (wantsMilk(cup)) await kitchen.inSpan('steam milk', about, () => steamMilkFor(cup));
+      });
`,
  },
  failsFirst: ['drink-children'],
  explanation: `
A span is part of the span that was active when it started. Here one step of a
drink is inside another. So the outer span includes the time of the inner
span, and its length says nothing about its own work. End each step's span
before the next one starts; all of them are parts of \`make drink\`.
`,
  openLine: /steamMilkFor\(/,
  recognise: ({ recording: { spans } }) => {
    const steps = spans.filter(({ name }) =>
      ['wait for machine', 'pull shot', 'steam milk'].includes(name),
    );
    return steps.some(({ parentId }) => steps.some(({ id }) => id === parentId));
  },
  nearMisses: [
    {
      'kitchen.ts': `
-      if (wantsMilk(cup)) await kitchen.inSpan('steam milk', about, () => steamMilkFor(cup));
-      return cup.drink;
-    });
+      return cup.drink;
+    }).then(async (drink) => {
+      if (wantsMilk(cup)) await kitchen.inSpan('steam milk', about, () => steamMilkFor(cup));
+      return drink;
+    });
`,
    },
  ],
} satisfies Mistake;
