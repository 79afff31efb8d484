import type { RightAnswer } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'barista.ts': `
-export function waitForShot(order: Order, log: Log): Promise<void> {
-  return new Promise((resolve) => {
-    // The machine calls from the context of the first order, so this function brings its own.
-    const ready = context.bind(context.active(), () => {
-      log('shot is ready', { 'coffee.drink': order.drink });
-      resolve();
-    });
-    orderShot(order, ready);
-  });
+export async function waitForShot(order: Order, log: Log): Promise<void> {
+  // An \`await\` comes back to the context in which it began, whoever resolves the promise.
+  await new Promise<void>((resolve) => orderShot(order, resolve));
+  log('shot is ready', { 'coffee.drink': order.drink });
`,
  },
} satisfies RightAnswer;
