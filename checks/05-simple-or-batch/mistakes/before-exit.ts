import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-    // Closing time, an error and both signals all come through here.
-    await provider.shutdown();
+    process.on('beforeExit', () => provider.shutdown());
`,
  },
  failsFirst: ['closing-all-arrive'],
  explanation: `
Node emits 'beforeExit' when nothing is left to do. That is after \`run\` has
resolved, too late for code that waits for \`run\`. On \`process.exit()\`, an
uncaught error, or a signal that nothing listens for, Node does not emit it
at all, and the spans never arrive. Await \`shutdown()\` in \`run\` instead.
`,
  openLine: /['"`]beforeExit['"`]/,
  recognise: ({ recording: { exporterShutdown = 0, done = 0 } }, source) =>
    exporterShutdown > done && /['"`]beforeExit['"`],[^;]*shutdown/.test(source),
  nearMisses: [
    {
      'lesson.ts': `
+  process.on('beforeExit', () => console.log('closed'));
   try {
@@
-    await provider.shutdown();
+    provider.shutdown();
`,
    },
  ],
} satisfies Mistake;
