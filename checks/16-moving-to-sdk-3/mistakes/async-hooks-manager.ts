import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
+import { AsyncHooksContextManager } from '@opentelemetry/context-async-hooks';
@@
-  context.setGlobalContextManager(new AsyncLocalStorageContextManager());
+  context.setGlobalContextManager(new AsyncHooksContextManager().enable());
`,
  },
  failsFirst: ['exists-in-3'],
  explanation: `
\`AsyncHooksContextManager\` works in 2.x, where it is deprecated. In 3.x, the
package has only \`AsyncLocalStorageContextManager\`, which is also the one that
\`register()\` set. Use that one.
`,
  openLine: /AsyncHooksContextManager/,
  recognise: (_run, source) => /\bAsyncHooksContextManager\b/.test(source),
  nearMisses: [
    {
      'lesson.ts': `
+import { NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
 import { grindBeans, steamMilk, twoOrders, writeSlip, type Order } from '#bar';
@@
-  const provider = new TracerProvider({
+  const provider = new NodeTracerProvider({
@@
-  register(provider);
+  provider.register();
`,
    },
  ],
} satisfies Mistake;
