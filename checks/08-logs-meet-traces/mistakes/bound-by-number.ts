import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import base from './context-in-a-variable.ts';

export default {
  ...base,
  edit: {
    'barista.ts': `
-import { context } from '@opentelemetry/api';
+import { context, type Context } from '@opentelemetry/api';
@@
 import type { Log } from './log.ts';
+
+const waiting = new Map<number, Context>();
@@
 export function waitForShot(order: Order, log: Log): Promise<void> {
+  waiting.set(order.id, context.active());
@@
-    // The machine calls from the context of the first order, so this function brings its own.
-    const ready = context.bind(context.active(), () => {
-      log('shot is ready', { 'coffee.drink': order.drink });
+    const ready = () => {
+      context.with(waiting.get(order.id) ?? context.active(), () =>
+        log('shot is ready', { 'coffee.drink': order.drink }),
+      );
+      waiting.delete(order.id);
       resolve();
-    });
+    };
`,
  },
} satisfies Mistake;
