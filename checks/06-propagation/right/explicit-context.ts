import type { RightAnswer } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'counter.ts': `
-import { context, propagation, ROOT_CONTEXT, SpanKind } from '@opentelemetry/api';
+import { propagation, ROOT_CONTEXT, SpanKind, trace, type Context } from '@opentelemetry/api';
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
-        // Only in here is the CLIENT span the active one, and so the one that is written down.
-        propagation.inject(context.active(), headers);
+        propagation.inject(trace.setSpan(here, span), headers);
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
    'lesson.ts': `
-import { context, propagation } from '@opentelemetry/api';
-import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
+import { propagation } from '@opentelemetry/api';
@@
-  // A process has one of each, however many providers and services there are in it.
-  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
+  // No context manager at all: every context is handed on by hand.
`,
  },
} satisfies RightAnswer;
