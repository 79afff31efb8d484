import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'counter.ts': `
-    const [cups, bill] = await Promise.all([askKitchen(order), askTill(order)]);
+    const [making, asking] = [askKitchen(order), askTill(order)];
+    const bill = await asking;
+    const cups = await making;
`,
  },
  failsFirst: ['failed-work', 'not-on-the-menu'],
  explanation: `
A call was begun, and something else was awaited before it. If it fails in the
meantime, or nobody awaits it at all, its error is handled by nobody, and Node
ends the whole program. \`Promise.all\` waits for all of them from the
beginning; or give the promise a \`catch\` where it is begun.
`,
  openLine: /await (?!counter|Promise|call|kitchen)\w+;/,
  recognise: ({ recording: { end } }) => end.how === 'threw' && end.when === 'later',
  nearMisses: [
    {
      'counter.ts': `
-    const { prices } = await counter.ask<Prices>(\`\${urls.till}/prices\`, { drinks });
+    const asked = counter.ask<Prices>(\`\${urls.till}/prices\`, { drinks });
+    const { prices } = await asked.catch(() => ({ prices: {} as Record<string, number> }));
`,
    },
  ],
} satisfies Mistake;
