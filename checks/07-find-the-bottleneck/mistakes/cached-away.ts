import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'counter.ts': `
+  const known: Record<string, Prices> = {};
+
   async function askTill({ drinks }: RushOrder): Promise<Served['bill']> {
-    const { prices } = await counter.ask<Prices>(\`\${urls.till}/prices\`, { drinks });
+    const { prices } = (known[drinks.join()] ??= await counter.ask<Prices>(\`\${urls.till}/prices\`, {
+      drinks,
+    }));
`,
  },
  failsFirst: ['current-prices'],
  explanation: `
The counter remembers what it was told for an earlier order, and the bar has
changed since: the price or the stock in this answer is an old one. A cache is
a fine thing where somebody says for how long an answer holds. Here nobody
does, and the call that it saves is not the one that takes the time.
`,
  openLine: /known|cache|Map\(|\?\?=/,
  recognise: ({ recording: { scenarioResult, requests } }) => {
    const asked = (path: string) => requests.filter((request) => request.path === path).length;
    const refused = (scenarioResult as { status: number }[]).filter(({ status }) => status === 409);
    return refused.length < 2 && Math.min(asked('/prices'), asked('/stock')) < 3;
  },
} satisfies Mistake;
