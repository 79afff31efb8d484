import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'kitchen.ts': `
-  app.post('/drinks', (c) => {
+  app.post('/drinks', async (c) => {
+    const order = await c.req.json<Order>();
@@
-        const order = await c.req.json<Order>();
`,
  },
  failsFirst: ['failed-orders'],
  explanation: `
The order is read before the span is started. So the span does not show how
long the reading took, and an order that nobody can read leaves no span at
all. Start the span first, and read the order inside it.
`,
  openLine: /\.json(<\w+>)?\(\)/,
  recognise: ({ recording: { requests, spans } }, source) => {
    const isUnread = ({ headers, when }: (typeof requests)[number]) =>
      String(headers['x-case']).startsWith('an order that nobody can read') &&
      !spans.some(
        ({ kind, started }) =>
          kind === 'SERVER' &&
          started > when &&
          !requests.some((next) => next.when > when && next.when < started),
      );
    return requests.some(isUnread) && /\.json\b[^]*?startActiveSpan\(/.test(source);
  },
  nearMisses: [
    {
      'kitchen.ts': `
-  app.post('/drinks', (c) => {
+  app.post('/drinks', async (c) => {
+    if ((await c.req.raw.clone().text()).startsWith('a latte')) throw new Error('not an order');
`,
    },
  ],
} satisfies Mistake;
