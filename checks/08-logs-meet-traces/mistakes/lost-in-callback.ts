import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { linesOf } from '../journal.ts';

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
  recognise: (run) => {
    const shots = linesOf(run).filter(({ msg }) => msg === 'shot is ready');
    const ids = new Set(shots.map(({ span_id }) => span_id));
    const bound = (run.recording.calls.bind ?? 0) >= shots.length;
    return ids.size === 1 && shots.length > 1 && !ids.has(undefined) && !bound;
  },
} satisfies Mistake;
