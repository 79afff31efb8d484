import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { keepsState, saying } from '../journal.ts';
import { guests } from '../scenarios.ts';

export default {
  edit: {
    'barista.ts': `
 import type { Log } from './log.ts';
+
+let current = context.active();
@@
-    // The machine calls from the context of the first order, so this function brings its own.
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
The context is kept outside \`waitForShot\`, where all orders share it: in a
variable, a list or a table. So an order finds the context of another order
there, perhaps under a number that was used before. Keep the context in the
call itself: in a constant inside the function, or with \`context.bind\`.
`,
  openLine: /^(export )?(let |var |const \w+(: [^=]+)? = (new |\[|\{))/,
  recognise: (run, source) => {
    const spans = new Map(run.recording.spans.map((span) => [span.id, span]));
    const own = new Map(guests.map(({ drink, traceId }) => [drink, traceId]));
    const shots = saying(run, 'shot is ready');
    return (
      keepsState(source) &&
      shots.every((line) => own.has(line['coffee.drink'])) &&
      shots.some((line) => line.trace_id !== own.get(line['coffee.drink'])) &&
      shots.every(({ span_id }) => spans.get(span_id)?.name === 'pull shot')
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
