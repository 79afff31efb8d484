import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { isGuest } from '../scenarios.ts';

export default {
  edit: {
    'counter.ts': `
   const app = new Hono();
+  let here = ROOT_CONTEXT;
@@
     return tracer.startActiveSpan('POST /orders', options, caller, async (span) => {
+      here = context.active();
@@
-    return tracer.startActiveSpan('POST /drinks', options, async (span) => {
+    return tracer.startActiveSpan('POST /drinks', options, here, async (span) => {
`,
  },
  failsFirst: ['orders-do-not-mix'],
  explanation: `
One order alone is traced well. With several at the same time, one order's
call hangs below another order, or one order's slip names another order's
span. A context, a span or a carrier is in a variable that all requests share.
Let each request have its own. The active context is kept separately for each
request.
`,
  openLine: /^\s*let |^ {0,2}const \w+(: [^=]+)? = (\{|new Map)/,
  recognise: ({ recording: { requests, spans } }) => {
    const doors = spans.filter((span) => span.kind === 'SERVER' && span.name === 'POST /drinks');
    const slips = requests.filter((one) => one.path === '/drinks' && !isGuest(one));
    const calls = spans.filter(({ kind }) => kind === 'CLIENT');
    return [
      doors.map(({ parentId }) => parentId).filter((id) => calls.some((call) => call.id === id)),
      slips.map(({ headers }) => headers.traceparent),
      calls.map(({ parentId }) => parentId),
    ].some((list) => new Set(list).size < list.length);
  },
  nearMisses: [
    {
      'counter.ts': `
-        const drink = await askKitchen(order);
+        const drink = await askKitchen(order, c.req.header('tracestate'));
@@
-  async function askKitchen(order: Order): Promise<unknown> {
+  async function askKitchen(order: Order, notes = ''): Promise<unknown> {
@@
         propagation.inject(context.active(), headers);
+        headers.tracestate = notes;
`,
    },
  ],
} satisfies Mistake;
