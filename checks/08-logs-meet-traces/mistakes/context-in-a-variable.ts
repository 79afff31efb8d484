import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { keepsState, saying } from '../journal.ts';

export default {
  edit: {
    'barista.ts': `
 import type { Log } from './log.ts';
+
+let current = context.active();
@@
-    // The machine calls back from a context of its own. This one goes along with the callback.
-    const ready = context.bind(context.active(), () => {
-      log('shot is ready', { 'coffee.drink': order.drink });
+    current = context.active();
+    const ready = () => {
+      context.with(current, log, undefined, 'shot is ready', { 'coffee.drink': order.drink });
@@
       resolve();
-    });
+    };
`,
  },
  failsFirst: ['callback-has-order-ids'],
  explanation: `
The context is kept outside of \`waitForShot\`, where all orders share it: in a
variable, a list or a table. So an order finds there what another one has left,
also under a number that was given before. Keep it in the call itself: in a
constant inside of the function, or by \`context.bind\`.
`,
  openLine: /^(export )?(let |var |const \w+(: [^=]+)? = (new |\[|\{))/,
  recognise: (run, source) => {
    const spans = new Map(run.recording.spans.map((span) => [span.id, span]));
    const shots = saying(run, 'shot is ready');
    const ids = shots.map(({ span_id }) => span_id);
    return (
      keepsState(source) &&
      shots.length > 1 &&
      new Set(ids).size < ids.length &&
      ids.every((id) => spans.get(id)?.name === 'pull shot')
    );
  },
  nearMisses: [
    // A variable that has nothing to do with it.
    {
      'barista.ts': `
 import type { Log } from './log.ts';
+
+let shots = 0;
@@
-    const ready = context.bind(context.active(), () => {
+    const ready = context.bind(context.active(), () => {
+      shots += 1;
+      if (shots === 2) log('shot is ready', { 'coffee.drink': order.drink });
`,
    },
  ],
} satisfies Mistake;
