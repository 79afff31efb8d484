import type { Mistake } from '../../../workshop/checking/mistakes.ts';

/** A handler that reads the body before it starts a span. */
const readsFirst = /\.post\(((?!\.start(Active)?Span\()[^])*?\.(json|text|parseBody)\b/;

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
    const isUnread = ({ headers, when }: (typeof requests)[number]) => {
      const next = requests.find((other) => other.when > when)?.when ?? Infinity;
      return (
        String(headers['x-case']).startsWith('an order that nobody can read') &&
        !spans.some(({ kind, started }) => kind === 'SERVER' && started > when && started < next)
      );
    };
    return requests.some(isUnread) && readsFirst.test(source);
  },
  nearMisses: [
    {
      'kitchen.ts': `
+    if (c.req.header('content-length') === '15') throw new Error('too short for an order');
     console.log(\`The slip says: \${c.req.header('traceparent') ?? 'nothing'}\`);
`,
    },
  ],
} satisfies Mistake;
