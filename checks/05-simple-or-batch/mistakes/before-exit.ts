import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-    // The one door: closing time, an error and SIGTERM all come through here.
-    await provider.shutdown();
+    process.on('beforeExit', () => provider.shutdown());
`,
  },
  failsFirst: ['closing-all-arrive'],
  explanation: `
Node emits 'beforeExit' when nothing is left to do. That is after \`run\` has
resolved, too late for whoever waits for it. And it is never emitted at a
\`process.exit()\`, a signal, or an error that nobody catches: then the spans do
not come at all.
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
