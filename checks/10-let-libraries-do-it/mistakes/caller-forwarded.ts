import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'counter.ts': `
-  const drink = await askKitchen(order);
+  const drink = await askKitchen(order, c.req.header('traceparent'));
@@
-async function askKitchen(order: Order): Promise<object> {
+async function askKitchen(order: Order, traceparent = ''): Promise<object> {
@@
-  const response = await fetch(url, { method: 'POST', body: JSON.stringify(order) });
+  const headers = traceparent ? { traceparent } : undefined;
+  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(order) });
`,
  },
  failsFirst: ['order-with-traceparent'],
  explanation: `
The counter hands on the \`traceparent\` that it received, and the library
writes one of its own besides. Two in one request are none, and the kitchen
begins a new trace. That is seen only where the guest has a trace already. The
library hands on what has to be handed on.
`,
  openLine: /traceparent/,
  recognise: ({ recording: { said } }) =>
    said.some(({ what }) => /^POST \/drinks traceparent: 00-[^,]*, ?00-/.test(what)),
  nearMisses: [
    {
      'counter.ts': `
-app.use(httpInstrumentationMiddleware());
+const traced = httpInstrumentationMiddleware();
+app.use((c, next) => (c.req.header('traceparent') ? next() : traced(c, next)));
`,
    },
  ],
} satisfies Mistake;
