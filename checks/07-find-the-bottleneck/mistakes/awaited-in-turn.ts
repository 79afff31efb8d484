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
  failsFirst: ['failed-work'],
  explanation: `
Two calls were begun together, and then awaited one after the other. While the
first is awaited nobody waits for the second; if that fails just then, its
error is handled by nobody, and Node ends the whole program. \`Promise.all\`
waits for both from the beginning.
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
