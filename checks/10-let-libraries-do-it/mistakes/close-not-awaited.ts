import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-  await bar.close();
+  void bar.close();
`,
  },
  failsFirst: ['program-spans-arrive'],
  explanation: `
The programs send their spans when they are stopped. Here nobody waited for
that: the receiver and the exporter were closed while both programs were still
there. \`bar.close()\` returns a promise: put \`await\` before it, and close the
rest after that.
`,
  openLine: /\.close\(\)/,
  recognise: ({ recording: { said, exporterShutdown = Infinity, work } }) =>
    work.length > 0 &&
    !said.some(({ what, when }) => what.startsWith('counter.ts ended') && when < exporterShutdown),
  nearMisses: [
    {
      'lesson.ts': `
-  await bar.close();
-  await backend.close();
+  await backend.close();
+  await bar.close();
`,
    },
  ],
} satisfies Mistake;
