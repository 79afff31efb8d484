import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { saying, firstContextKept } from '../journal.ts';

export default {
  edit: {
    'barista.ts': `
-import { context } from '@opentelemetry/api';
+import { context, type Context } from '@opentelemetry/api';
@@
 import type { Log } from './log.ts';
+
+const contexts = new Map<string, Context>();
@@
 export function waitForShot(order: Order, log: Log): Promise<void> {
+  if (!contexts.has(order.drink)) contexts.set(order.drink, context.active());
@@
-    // The machine calls from the context of the first order, so this function brings its own.
-    const ready = context.bind(context.active(), () => {
+    const ready = context.bind(contexts.get(order.drink)!, () => {
`,
  },
  failsFirst: ['same-drinks-told-apart'],
  explanation: `
A context or a span is kept under the name of the drink, but two guests may
want the same drink. So a line about one latte is written in the context of
the other. What you keep for a request needs a key that no other request
has. The simplest way needs no key: \`context.bind\` keeps the context in the
callback itself.
`,
  openLine: /contexts?\.(set|get|has)\(|new Map/,
  recognise: (run, source) => {
    const shots = saying(run, 'shot is ready');
    const byDrink = /\.set\([^,]*drink|\w\[[^\]']*drink\]/.test(source);
    return shots.length === 2 && shots[0]!.trace_id === shots[1]!.trace_id && byDrink;
  },
  nearMisses: [
    // All orders share one context, whatever their drink.
    firstContextKept,
  ],
} satisfies Mistake;
