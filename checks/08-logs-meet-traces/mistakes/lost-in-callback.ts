import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { saying, keepsState, firstContextKept } from '../journal.ts';

export default {
  edit: {
    'barista.ts': `
-    // The machine calls back from a context of its own. This one goes along with the callback.
-    const ready = context.bind(context.active(), () => {
+    const ready = () => {
@@
       resolve();
-    });
+    };
`,
  },
  failsFirst: ['callback-has-order-ids'],
  explanation: `
Some shots bear the ids of another order. The machine was switched on in one
order's context and has worked in it ever since; a callback runs in the
context of whoever calls it. Take the right one along, \`context.bind(…)\`, or
say the line after an \`await\`, which brings you back to where you were.
`,
  openLine: /orderShot\(/,
  recognise: (run, source) => {
    // Where it is kept from one order to the next, the ids may be the same, for another reason.
    if (keepsState(source)) return false;
    const shots = saying(run, 'shot is ready');
    const machine = new Set(run.work('pull shot').map(({ active }) => active));
    return (
      shots.length > 1 && machine.size === 1 && shots.every(({ span_id }) => machine.has(span_id))
    );
  },
  nearMisses: [
    // The context of the first order, taken along.
    firstContextKept,
  ],
} satisfies Mistake;
