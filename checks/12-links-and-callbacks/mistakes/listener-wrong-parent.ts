import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import boundAndDropped from './bound-and-dropped.ts';

export default {
  edit: {
    'lesson.ts': `
-  // Bound here, where \`take order\` is active, so it does not matter who rings the bell.
-  bell.once(\`ready \${order.id}\`, context.bind(context.active(), call));
+  bell.once(\`ready \${order.id}\`, call);
`,
  },
  nearMisses: [boundAndDropped.edit],
  failsFirst: ['guest-in-order-trace'],
  explanation: `
\`emit\` calls its listeners at once, in the context of whoever calls \`emit\`.
That is the kitchen, where \`make drink\` is active, so the guest's call is in
the trace of the batch. Bind the listener where you make it, to the order's
context: \`bell.once(name, context.bind(context.active(), call))\`.
`,
  openLine: /bell\.(once|on)\(/,
  recognise: (run, source) =>
    !/^\s*(context\.)?bind\([^;]*\);?$/m.test(source) &&
    run.all('call guest').every((span) => run.parent(span)?.name === 'make drink'),
} satisfies Mistake;
