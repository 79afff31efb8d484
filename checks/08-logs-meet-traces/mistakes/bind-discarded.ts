import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { saying } from '../journal.ts';

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
+    context.bind(context.active(), ready);
`,
  },
  failsFirst: ['callback-has-order-ids'],
  explanation: `
\`context.bind\` does not change the function that you give it. It returns a
new one, and here nothing uses it: the machine gets the old function and calls
it in the first order's context. Hand over what \`bind\` returns.
`,
  openLine: /context\.bind\(/,
  recognise: (run, source) => {
    const shots = saying(run, 'shot is ready');
    const ids = new Set(shots.map(({ span_id }) => span_id));
    // A statement of its own: what it returns goes nowhere.
    const dropped = /[;{}]\s*(context|AsyncResource)\.bind\(([^;()]|\(\))*\);/.test(source);
    return ids.size === 1 && shots.length > 1 && !ids.has(undefined) && dropped;
  },
  nearMisses: [
    // What is bound is called, and it is not what logs.
    {
      'barista.ts': `
-    const ready = context.bind(context.active(), () => {
+    const ready = () => {
@@
       resolve();
-    });
-    orderShot(order, ready);
+    };
+    context.bind(context.active(), orderShot)(order, ready);
`,
    },
    // What is bound is used, but it is not what logs.
    {
      'barista.ts': `
-    // The machine calls from the context of the first order, so this function brings its own.
-    const ready = context.bind(context.active(), () => {
+    const done = context.bind(context.active(), resolve);
+    const ready = () => {
@@
-      resolve();
-    });
+      done();
+    };
`,
    },
  ],
} satisfies Mistake;
