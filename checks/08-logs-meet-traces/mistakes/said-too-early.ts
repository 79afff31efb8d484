import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { saying } from '../journal.ts';
import { guests } from '../scenarios.ts';

export default {
  edit: {
    'barista.ts': `
-import { context } from '@opentelemetry/api';
@@
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
+  const shot = new Promise<void>((resolve) => orderShot(order, resolve));
+  log('shot is ready', { 'coffee.drink': order.drink });
+  await shot;
`,
  },
  failsFirst: ['lines-at-once'],
  explanation: `
\`shot is ready\` is logged when the shot has only been ordered, before the
machine has even started on it. The ids may be right, but what the line says
is not true yet. Log in the machine's callback. Or \`await\` the promise that
this callback resolves, and log after that.
`,
  openLine: /log\('shot is ready'/,
  recognise: (run) =>
    guests.every((guest, i) => {
      const pulled = run.work('pull shot').filter(({ order }) => order === guest.id);
      const said = saying(run, 'shot is ready').find((one) => one['coffee.drink'] === guest.drink);
      return said!.at < pulled.at(i < 4 ? 0 : -1)!.begin;
    }),
  nearMisses: [
    // It waits, and not for the machine.
    {
      'barista.ts': `
-    const ready = context.bind(context.active(), () => {
+    orderShot(order, () => {});
+    setTimeout(() => {
@@
       resolve();
-    });
-    orderShot(order, ready);
+    }, 40);
`,
    },
  ],
} satisfies Mistake;
