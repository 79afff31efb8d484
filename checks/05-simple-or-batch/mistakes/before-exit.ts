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
resolved, which is too late for code that waits for \`run\`. Node does not emit
this event at all on \`process.exit()\`, on a signal that nothing listens for,
or on an uncaught error. In those cases, the spans never arrive.
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
