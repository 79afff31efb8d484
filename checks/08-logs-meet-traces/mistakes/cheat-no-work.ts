import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
 import { startKitchen } from './kitchen.ts';
+import { createLog } from './log.ts';
+import { createTracing } from './service.ts';
@@
   const bar = await openBar(exporter);
+  const { inSpan } = createTracing('kitchen', exporter);
+  const log = createLog('kitchen');
@@
-    twoLattes.map((order) =>
-      fetch(\`\${bar.counter}/orders\`, { method: 'POST', body: JSON.stringify(order) }),
+    twoLattes.map(({ drink }) =>
+      inSpan('pull shot', async () => log('shot is ready', { 'coffee.drink': drink })),
`,
  },
  failsFirst: ['order-over-http'],
  explanation: `
The lines and the spans are there, and nobody got a coffee: \`run\` writes them
itself and leaves out the work. \`run\` has to open the bar, send both orders to
the counter over HTTP, and close it again.
`,
  recognise: ({ recording }) => recording.requests.length === 0,
} satisfies Mistake;
