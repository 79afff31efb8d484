import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-  const call = () =>
-    tracer.startActiveSpan('call guest', (span) => {
-      span.setAttribute('coffee.order.id', order.id);
-      callOut(order);
-      span.end();
-    });
+  const from = context.active();
+  const call = () => {
+    const attributes = { 'coffee.order.id': order.id };
+    const span = tracer.startSpan('call guest', { attributes }, from);
+    callOut(order);
+    span.end();
+  };
@@
-  bell.once(\`ready \${order.id}\`, context.bind(context.active(), call));
+  bell.once(\`ready \${order.id}\`, call);
`,
  },
  failsFirst: ['guest-in-order-trace'],
  explanation: `
\`call guest\` has the right parent, but the guest is called in the kitchen's
context: \`startSpan\` makes no span active. A log line or a span from
\`callOut\` would land in the kitchen's trace. Run the whole listener in the
context of the order, with \`context.bind\` or \`context.with\`.
`,
  openLine: /callOut\(/,
  recognise(run) {
    const { spans } = run.recording;
    const orders = new Set(
      spans.filter(({ name }) => name === 'take order').map(({ traceId }) => traceId),
    );
    const calls = spans.filter(({ name }) => name === 'call guest');
    return calls.length > 0 && calls.every(({ traceId }) => orders.has(traceId));
  },
  nearMisses: [
    {
      'lesson.ts': `
-  bell.once(\`ready \${order.id}\`, context.bind(context.active(), call));
+  bell.once(\`ready \${order.id}\`, call);
`,
    },
  ],
} satisfies Mistake;
