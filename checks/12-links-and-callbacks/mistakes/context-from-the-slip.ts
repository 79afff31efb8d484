import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
     span.setAttribute('coffee.order.id', slip.id);
     await makeDrink(slip);
-    bell.emit(\`ready \${slip.id}\`);
+    const sender = propagation.extract(ROOT_CONTEXT, slip.headers);
+    context.with(sender, () => bell.emit(\`ready \${slip.id}\`));
@@
-  bell.once(\`ready \${order.id}\`, context.bind(context.active(), call));
+  bell.once(\`ready \${order.id}\`, call);
`,
  },
  failsFirst: ['rush-guests-do-not-mix'],
  explanation: `
The guest is called in the context that was read from the slip. But a waiter
may have written his own span on it, and then the call is in his trace, not in
the order's. Keep the context where the order is taken, and bind the listener
to it: \`context.bind(context.active(), call)\`.
`,
  openLine: /extract\((?!.*(links|senders))/,
  recognise({ recording: { spans } }) {
    const known = new Set(
      spans.filter(({ name }) => name !== 'call guest').map(({ traceId }) => traceId),
    );
    const calls = spans.filter(({ name }) => name === 'call guest');
    return calls.some(({ traceId, parentId }) => parentId && !known.has(traceId));
  },
  nearMisses: [
    {
      'lesson.ts': `
-    tracer.startActiveSpan('call guest', (span) => {
+    tracer.startActiveSpan('call guest', { root: order.id % 2 === 0 }, (span) => {
`,
    },
  ],
} satisfies Mistake;
