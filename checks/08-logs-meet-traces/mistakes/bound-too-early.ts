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
-    // The machine calls back from a context of its own. This one goes along with the callback.
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
\`shot is ready\` has no ids. It is said in a context that holds no span: the
one that was active when the function was bound, and at that time nobody had
ordered yet. Bind for each order anew, where the shot is ordered; there
\`context.active()\` holds this order's \`pull shot\`.
`,
  openLine: /\.bind\(|runInAsyncScope|with\(ROOT_CONTEXT/,
  recognise: (run) =>
    linesOf(run).every(({ msg, trace_id }) => msg !== 'shot is ready' || trace_id === undefined),
} satisfies Mistake;
