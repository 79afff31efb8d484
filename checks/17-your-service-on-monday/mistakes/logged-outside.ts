import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'letters.ts': `
-    try {
-      await postLetter(letter);
-      log.info('the letter is sent');
-    } catch (error) {
-      // Here, because this line is to have the ids of the span.
-      log.error(\`not sent: \${(error as Error).message}\`);
-      throw error;
-    }
-  }).catch(() => {});
+    await postLetter(letter);
+    log.info('the letter is sent');
+  }).catch((error) => log.error(\`not sent: \${(error as Error).message}\`));
`,
  },
  failsFirst: ['letter-log'],
  explanation: `
The line that says what went wrong is written after the letter's span has
ended, when no span is active. So it is the one line without ids, and the one
that you will look for. Log the error inside the span, and then rethrow it.
`,
  openLine: /log\.error/,
  recognise: ({ recording: { output } }) =>
    /"msg":"not sent/.test(output) &&
    !/"trace_id".*"msg":"not sent/.test(output) &&
    /"trace_id".*"msg":"the letter is sent/.test(output),
  nearMisses: [
    {
      'letters.ts': `
-  await inSpan('send letter', { kind: SpanKind.CONSUMER, attributes, links }, async () => {
-    try {
-      await postLetter(letter);
-      log.info('the letter is sent');
-    } catch (error) {
-      // Here, because this line is to have the ids of the span.
-      log.error(\`not sent: \${(error as Error).message}\`);
-      throw error;
-    }
-  }).catch(() => {});
+  try {
+    const options = { kind: SpanKind.CONSUMER, attributes, links };
+    await inSpan('send letter', options, () => postLetter(letter));
+    log.info('the letter is sent');
+  } catch (error) {
+    log.error(\`not sent: \${(error as Error).message}\`);
+  }
`,
    },
  ],
} satisfies Mistake;
