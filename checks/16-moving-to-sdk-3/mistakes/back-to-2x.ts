import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
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
  failsFirst: ['exists-in-3'],
  explanation: `
This works today, because 2.x is installed here. But \`sdk-trace-base\`,
\`sdk-trace-node\` and \`sdk-trace-web\` have no 3.x version: the newest of
each is 2.x. Take everything from \`@opentelemetry/sdk-trace\`, types
included.
`,
  openLine: /sdk-trace-(base|node|web)/,
  recognise: (_run, source) =>
    /^[^/*]*['"]@opentelemetry\/sdk-trace-(base|node|web)['"]/m.test(source),
  nearMisses: [
    {
      'lesson.ts': `
-import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
+import { AsyncHooksContextManager } from '@opentelemetry/context-async-hooks';
@@
-  context.setGlobalContextManager(new AsyncLocalStorageContextManager());
+  context.setGlobalContextManager(new AsyncHooksContextManager().enable());
`,
    },
  ],
} satisfies Mistake;
