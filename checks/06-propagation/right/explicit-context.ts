import type { RightAnswer } from '../../../workshop/checking/mistakes.ts';

/** Every context is handed on by hand, and only the call itself is done in an active span. */
export default {
  edit: {
    'counter.ts': `
-import { context, propagation, ROOT_CONTEXT, SpanKind } from '@opentelemetry/api';
+import { context, propagation, ROOT_CONTEXT, SpanKind, trace, type Context } from '@opentelemetry/api';
@@
-        const drink = await askKitchen(order);
+        const asking = tracer.startSpan('ask kitchen', {}, trace.setSpan(caller, span));
+        const here = trace.setSpan(caller, asking);
+        const drink = await askKitchen(order, here).finally(() => asking.end());
@@
-  async function askKitchen(order: Order): Promise<unknown> {
+  async function askKitchen(order: Order, here: Context): Promise<unknown> {
@@
-    return tracer.startActiveSpan('POST /drinks', options, async (span) => {
+    return tracer.startActiveSpan('POST /drinks', options, here, async (span) => {
@@
-        // The slip names the active span, and only in here is that the CLIENT span.
-        propagation.inject(context.active(), headers);
+        propagation.inject(trace.setSpan(here, span), headers);
@@
-        const response = await fetch(url, { method: 'POST', headers, body });
+        const send = () => fetch(url, { method: 'POST', headers, body });
+        const response = await context.with(trace.setSpan(here, span), send);
`,
    'kitchen.ts': `
-import { propagation, ROOT_CONTEXT, SpanKind } from '@opentelemetry/api';
+import { propagation, ROOT_CONTEXT, SpanKind, trace, type Context } from '@opentelemetry/api';
@@
-        await make(order);
+        await make(order, trace.setSpan(caller, span));
@@
-  async function make(order: Order): Promise<void> {
-    await tracer.startActiveSpan('make latte', async (span) => {
-      try {
-        await makeLatte(order);
-      } finally {
-        span.end();
-      }
-    });
+  async function make(order: Order, serving: Context): Promise<void> {
+    const span = tracer.startSpan('make latte', {}, serving);
+    await makeLatte(order).finally(() => span.end());
   }
`,
  },
} satisfies RightAnswer;
