import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
 const bell = new EventEmitter();
+const counter = context.active();
@@
-  // Bound here, where \`take order\` is active, so it does not matter who rings the bell.
-  bell.once(\`ready \${order.id}\`, context.bind(context.active(), call));
+  bell.once(\`ready \${order.id}\`, context.bind(counter, call));
`,
  },
  nearMisses: [
    {
      'lesson.ts': `
-  bell.once(\`ready \${order.id}\`, context.bind(context.active(), call));
+  bell.once(\`ready \${order.id}\`, context.bind(ROOT_CONTEXT, call));
`,
    },
    {
      'lesson.ts': `
-    tracer.startActiveSpan('call guest', (span) => {
+    tracer.startActiveSpan('call guest', { root: true }, (span) => {
`,
    },
  ],
  failsFirst: ['guest-in-order-trace'],
  explanation: `
The listener is bound to a context in which the order's span is not active, so
\`call guest\` has no parent. \`context.active()\` returns what is active when you
call it. \`take order\` is not active at the top of the file, nor before
\`startActiveSpan\`. Call \`context.active()\` inside the callback of
\`take order\`, or in a function that is called from there.
`,
  openLine: /context\.bind\(|= context\.active\(\)/,
  recognise: (run, source) =>
    /bell\.(once|on)\([^;]*\bbind\(/.test(source) &&
    !/bind\(ROOT_CONTEXT,\s*call|'call guest', \{[^}]*root/.test(source) &&
    run.all('call guest').every((span) => !span.parentId),
} satisfies Mistake;
