import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-  try {
-    await openBar((order) => takeOrder(tracer, order), closing.signal);
-  } finally {
-    // Closing time, an error and both signals all come through here.
-    await provider.shutdown();
-  }
+  await openBar((order) => takeOrder(tracer, order), closing.signal);
+  await provider.shutdown();
`,
  },
  failsFirst: ['error-all-arrive'],
  explanation: `
\`openBar\` threw, so the lines below it were not reached. The shutdown was one
of them. The spans are missing on the very day that you want to look at. What
has to happen with or without an error belongs in a \`finally\`.
`,
  openLine: /\.shutdown\(/,
  recognise: ({ arrived, recording: { providers, done } }, source) =>
    arrived.length === 0 &&
    providers.every(({ shutdown }) => shutdown === undefined) &&
    Boolean(done) &&
    !/\bcatch\b/.test(source) &&
    /openBar\(.*\);\s*(await |return )?\S+\.shutdown\(/.test(source),
  nearMisses: [
    {
      'lesson.ts': `
-    await openBar((order) => takeOrder(tracer, order), closing.signal);
-  } finally {
-    // Closing time, an error and both signals all come through here.
-    await provider.shutdown();
+    await openBar((order) => takeOrder(tracer, order), closing.signal);
+    await provider.shutdown();
+  } catch (error) {
+    if (String(error).includes('on fire')) await provider.shutdown();
+    throw error;
`,
    },
  ],
} satisfies Mistake;
