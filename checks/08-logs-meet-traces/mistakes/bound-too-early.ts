import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { linesOf } from '../journal.ts';

export default {
  edit: {
    'barista.ts': `
-import { context } from '@opentelemetry/api';
+import { AsyncResource } from 'node:async_hooks';
@@
 import type { Log } from './log.ts';
+
+const sayReady = AsyncResource.bind((order: Order, log: Log) =>
+  log('shot is ready', { 'coffee.drink': order.drink }),
+);
@@
-    // The machine calls from the context of the first order, so this function brings its own.
-    const ready = context.bind(context.active(), () => {
-      log('shot is ready', { 'coffee.drink': order.drink });
+    const ready = () => {
+      sayReady(order, log);
       resolve();
-    });
+    };
`,
  },
  failsFirst: ['callback-has-order-ids'],
  explanation: `
\`shot is ready\` has no ids, because it is logged in a context without a
span. The function was bound, or the context was read, before anybody had
ordered. Bind it anew for each order, where you order the shot. There,
\`context.active()\` has this order's \`pull shot\`.
`,
  openLine: /^(export )?(const|let) .*(\.bind\(|context\.active\(\)|napshot\()/,
  recognise: (run, source) =>
    /^(export )?(const|let) .*(\.bind\(|context\.active\(\)|napshot\()/m.test(source) &&
    linesOf(run).every(
      ({ msg, trace_id }) =>
        (trace_id === undefined) === /^shot is ready$|^the bar|^the till is closed$/.test(msg),
    ),
  nearMisses: [
    // No ids either, but bound to no context at all, and in time.
    {
      'barista.ts': `
-import { context } from '@opentelemetry/api';
+import { context, ROOT_CONTEXT } from '@opentelemetry/api';
@@
-    const ready = context.bind(context.active(), () => {
+    const ready = context.bind(ROOT_CONTEXT, () => {
`,
    },
  ],
} satisfies Mistake;
