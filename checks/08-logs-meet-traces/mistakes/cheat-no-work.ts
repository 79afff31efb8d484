import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { saying } from '../journal.ts';

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
The lines and the spans are there, but nobody got a coffee: \`run\` writes them
itself and leaves the work out. \`run\` has to open the bar, send both orders to
the counter over HTTP, and close the bar again.
`,
  recognise: (run) =>
    run.recording.requests.length === 0 && saying(run, 'shot is ready').length > 0,
  nearMisses: [
    // Nothing is done, and nothing is written.
    {
      'lesson.ts': `
-  await Promise.all(
-    twoLattes.map((order) =>
-      fetch(\`\${bar.counter}/orders\`, { method: 'POST', body: JSON.stringify(order) }),
-    ),
-  );
`,
    },
  ],
} satisfies Mistake;
