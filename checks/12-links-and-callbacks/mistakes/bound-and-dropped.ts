import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-  bell.once(\`ready \${order.id}\`, context.bind(context.active(), call));
+  context.bind(context.active(), call);
+  bell.once(\`ready \${order.id}\`, call);
`,
  },
  nearMisses: [
    {
      'lesson.ts': `
-  bell.once(\`ready \${order.id}\`, context.bind(context.active(), call));
+  bell.once(\`ready \${order.id}\`, call);
@@
-    setTimeout(context.bind(ROOT_CONTEXT, rinseNow), 5);
+    context.bind(ROOT_CONTEXT, rinseNow);
+    setTimeout(context.bind(ROOT_CONTEXT, rinseNow), 5);
`,
    },
  ],
  failsFirst: ['guest-in-order-trace'],
  explanation: `
\`context.bind\` does not change the function that you give it. It returns a new
function that runs in that context. Here the new function is thrown away, and
the bell still calls the old one, in the kitchen's context. Give the bell what
\`bind\` returns: \`bell.once(name, context.bind(context.active(), call))\`.
`,
  openLine: /^\s*context\.bind\(/,
  recognise: (run, source) =>
    /^\s*(context\.)?bind\((?!\s*ROOT_CONTEXT)([^;()]|\([^()]*\))*\);?$/m.test(source) &&
    run.all('call guest').every((span) => run.parent(span)?.name === 'make drink'),
} satisfies Mistake;
