import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
 const bell = new EventEmitter();
+const counter = context.active();
@@
-  // Bound here, where \`take order\` is active: who rings the bell plays no part.
-  bell.once(\`ready \${order.id}\`, context.bind(context.active(), call));
+  bell.once(\`ready \${order.id}\`, context.bind(counter, call));
`,
  },
  failsFirst: ['guest-in-order-trace'],
  explanation: `
The listener is bound to a context in which no order is active, so its span
found no parent. \`context.active()\` says what is active when it is called: at
the top of a file, or before \`startActiveSpan\`, that is nothing. Call it
inside of \`take order\`, where the listener is made.
`,
  openLine: /context\.bind\(|= context\.active\(\)/,
  recognise: (run, source) =>
    /bind\(/.test(source) && run.all('call guest').every((span) => !span.parentId),
} satisfies Mistake;
