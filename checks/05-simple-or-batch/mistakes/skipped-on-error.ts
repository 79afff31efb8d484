import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-  try {
-    await openBar((order) => takeOrder(tracer, order), closing.signal);
-  } finally {
-    // The one door: closing time, an error and SIGTERM all come through here.
-    await provider.shutdown();
-  }
+  await openBar((order) => takeOrder(tracer, order), closing.signal);
+  await provider.shutdown();
`,
  },
  failsFirst: ['error-all-arrive'],
  explanation: `
\`openBar\` threw, and the lines below it were never reached: the shutdown was
one of them. So the spans are missing on the very day that you want to look
at. What has to happen on every way out of a block belongs into its \`finally\`.
`,
  openLine: /\.shutdown\(/,
  recognise: ({ arrived, recording }) =>
    arrived.length === 0 && !recording.exporterShutdown && Boolean(recording.done),
} satisfies Mistake;
