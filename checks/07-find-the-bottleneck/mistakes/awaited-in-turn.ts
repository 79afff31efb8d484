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
  failsFirst: ['failed-shot', 'failed-work', 'not-on-the-menu'],
  explanation: `
A promise failed while nothing was waiting for it: either something else was
awaited first, or nothing ever awaits it. Nobody handles such an error, so
Node ends the whole program. \`Promise.all\` awaits all of its promises from
the start. Or give the promise a \`catch\` as soon as you start it.
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
