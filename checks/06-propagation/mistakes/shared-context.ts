import type { Mistake } from '../../../workshop/checking/mistakes.ts';

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
call hangs below another order, or stands on its slip: a context, a span or a
carrier is kept in a variable that all requests share. Let each request have
its own; the context that is active is kept apart for every one of them.
`,
  openLine: /^ *let /,
  recognise: () => true,
} satisfies Mistake;
