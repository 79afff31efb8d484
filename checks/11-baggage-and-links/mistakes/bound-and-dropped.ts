import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-  bell.once(\`ready \${order.id}\`, context.bind(context.active(), call));
+  context.bind(context.active(), call);
+  bell.once(\`ready \${order.id}\`, call);
`,
  },
  failsFirst: ['guest-in-order-trace'],
  explanation: `
\`context.bind\` leaves the function that it is given as it is, and returns
another one that runs in that context. Here nobody takes that one, so the bell
still calls the first, in the kitchen's context. Give the bell what \`bind\`
returns: \`bell.once(name, context.bind(context.active(), call))\`.
`,
  openLine: /^\s*context\.bind\(/,
  recognise: (_, source) => /^\s*(context\.)?bind\(/m.test(source),
} satisfies Mistake;
