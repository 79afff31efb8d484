import type { RightAnswer } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-    await Promise.all(slips.map((slip, i) => makeOne(slip, senders[i]!)));
+    const inside = (i: number) => trace.setSpan(senders[i]!, span);
+    const make = (slip: Slip, i: number) => context.with(inside(i), () => makeOne(slip));
+    await Promise.all(slips.map(make));
@@
-async function makeOne(slip: Slip, sender: Context): Promise<void> {
+async function makeOne(slip: Slip): Promise<void> {
@@
-    span.setAttributes(guestAttributes(sender));
+    span.setAttributes(guestAttributes(context.active()));
`,
  },
} satisfies RightAnswer;
