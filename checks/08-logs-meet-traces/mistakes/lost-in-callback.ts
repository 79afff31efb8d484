import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { saying, keepsState, firstContextKept } from '../journal.ts';

export default {
  edit: {
    'barista.ts': `
-    // The machine calls from the context of the first order, so this function brings its own.
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
Some \`shot is ready\` lines have another order's ids. A callback runs in the
context of whoever calls it: inside it, \`context.active()\` is already the
machine's. Bind the callback before you give it to \`orderShot\`, with
\`context.bind(context.active(), callback)\`. Or write the line after an
\`await\`, which brings you back to where you were.
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
