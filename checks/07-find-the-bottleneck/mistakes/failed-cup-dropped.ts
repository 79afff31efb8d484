import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'kitchen.ts': `
-    return call.json<Drinks>({ cups: await Promise.all(cups) });
+    const made = await Promise.allSettled(cups);
+    return call.json<Drinks>({
+      cups: made.flatMap((cup) => (cup.status === 'fulfilled' ? [cup.value] : [])),
+    });
`,
  },
  failsFirst: ['failed-shot'],
  explanation: `
A shot failed, but the kitchen answered with the cups that it had, as if nothing
had happened. \`Promise.allSettled\` never rejects, so the error stops there.
The table gets too few cups, and pays for all. Use \`Promise.all\`, and let the
error reach the counter.
`,
  openLine: /allSettled/,
  recognise: (_run, source) => /allSettled/.test(source),
  nearMisses: [
    {
      'kitchen.ts': `
-    return call.json<Drinks>({ cups: await Promise.all(cups) });
+    const made = cups.map((cup) => cup.catch(() => undefined));
+    const all = (await Promise.all(made)).filter((cup) => cup !== undefined);
+    return call.json<Drinks>({ cups: all });
`,
    },
  ],
} satisfies Mistake;
