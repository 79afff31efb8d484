import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'counter.ts': `
-import type { RushOrder } from '#bar';
+import { lookUpPrices, type RushOrder } from '#bar';
@@
-    const { prices } = await counter.ask<Prices>(\`\${urls.till}/prices\`, { drinks });
+    const prices = await lookUpPrices(drinks);
`,
  },
  failsFirst: ['drinks-over-http'],
  explanation: `
One service was never called: something else did its work, or its answer was
made up. That costs nothing, because there is no call. In real life the till
and the stock are other machines that belong to other people. All the counter
can do is call them less often, and at a better moment.
`,
  openLine: /^(?!import\b).*(lookUpPrices|lookInStock|\bmenu\b)/,
  recognise: ({ recording: { requests, work } }) =>
    ['/prices', '/stock'].some((path) => !requests.some((request) => request.path === path)) &&
    work.some(({ name }) => name === 'pull shot'),
  nearMisses: [
    {
      'kitchen.ts': `
-        await kitchen.inSpan('pull shot', about, () => machine.pullShot(cup));
+        await kitchen.inSpan('pull shot', about, async () => {});
`,
    },
  ],
} satisfies Mistake;
