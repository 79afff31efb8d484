import type { RightAnswer } from '../../../workshop/checking/mistakes.ts';

/** A pause before `close` does no harm, and a kitchen may take its time. */
export default {
  edit: {
    'telemetry.test.ts': `
+import { setTimeout as pause } from 'node:timers/promises';
 import { expect, test } from 'vitest';
@@
-  const counter = openCounter(async (slip) => {
-    slips.push(slip);
+  const counter = openCounter(async (slip) => {
+    slips.push(slip);
+    await pause(20);
@@
   await counter.order(order).catch(() => {});
+  await new Promise((over) => setTimeout(over, 50));
`,
  },
} satisfies RightAnswer;
