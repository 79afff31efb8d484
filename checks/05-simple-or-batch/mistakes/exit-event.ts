import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-    // Closing time, an error and both signals all come through here.
-    await provider.shutdown();
+    process.on('exit', () => provider.shutdown());
`,
  },
  failsFirst: ['closing-all-arrive'],
  explanation: `
When Node emits 'exit', it is too late. Node waits for nothing that a listener
starts there, no promise and no request. The shutdown began but was cut off.
Deliver while the program is still running: in \`run\`, before it resolves.
`,
  openLine: /['"`]exit['"`]/,
  recognise: ({ arrived }, source) =>
    arrived.length === 0 && /['"`]exit['"`],[^;]*shutdown/.test(source),
  nearMisses: [
    {
      'lesson.ts': `
-    await provider.shutdown();
+    process.on('exit', () => console.log('closed'));
`,
    },
  ],
} satisfies Mistake;
