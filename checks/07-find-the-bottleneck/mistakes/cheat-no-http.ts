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
A service was left out: its work was done by somebody else, or its answer made
up. The call costs nothing that way, since there is none. In the bar's real
life the till is another machine that belongs to other people; all that the
counter can do is to ask it less often, and at a better moment.
`,
  openLine: /lookUpPrices|lookInStock|menu/,
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
