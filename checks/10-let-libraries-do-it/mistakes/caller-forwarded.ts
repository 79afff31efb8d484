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
The counter passes on the \`traceparent\` that it received, and the library
writes one of its own as well. Two in one request count as none: the kitchen
begins a new trace. You see that only if the guest has a trace already. Leave
\`traceparent\` to the library.
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
