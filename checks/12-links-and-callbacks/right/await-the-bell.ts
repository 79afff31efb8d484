import type { RightAnswer } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-import { EventEmitter } from 'node:events';
+import { EventEmitter, once } from 'node:events';
+import { setInterval } from 'node:timers/promises';
@@
-    callWhenReady(order);
+    void callWhenReady(order);
@@
-function callWhenReady(order: Order): void {
-  const call = () =>
-    tracer.startActiveSpan('call guest', (span) => {
-      span.setAttribute('coffee.order.id', order.id);
-      callOut(order);
-      span.end();
-    });
-  // Bound here, where \`take order\` is active, so it does not matter who rings the bell.
-  bell.once(\`ready \${order.id}\`, context.bind(context.active(), call));
+/** After an \`await\`, a function continues in its own context. */
+async function callWhenReady(order: Order): Promise<void> {
+  await once(bell, \`ready \${order.id}\`);
+  const span = tracer.startSpan('call guest', { attributes: { 'coffee.order.id': order.id } });
+  callOut(order);
+  span.end();
@@
-/** Rinses the machine on a timer, three rounds: each round sets the timer for the next. */
-function rinseLater(round: number): Promise<void> {
-  return new Promise((closed) => {
-    const rinseNow = () =>
-      tracer.startActiveSpan('rinse machine', async (span) => {
-        await rinse(round);
-        span.end();
-        if (round < 3) await rinseLater(round + 1);
-        closed();
-      });
-    // Without \`bind\`, the timer keeps the context in which it is set: that of the round before.
-    setTimeout(context.bind(ROOT_CONTEXT, rinseNow), 5);
-  });
+async function rinseLater(round: number): Promise<void> {
+  for await (const _ of setInterval(5)) {
+    const span = tracer.startSpan('rinse machine', { root: true });
+    await rinse(round);
+    span.end();
+    if (round++ === 3) break;
+  }
`,
  },
} satisfies RightAnswer;
