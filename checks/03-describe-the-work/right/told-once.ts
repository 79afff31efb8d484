import type { RightAnswer } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-/** Tools count errors by the status. The message and \`error.type\` say which error it was. */
+const told = new WeakSet<Error>();
+
+/** Only the span in which it happened is told of an error, and says what it was. */
@@
-  span.setStatus({ code: SpanStatusCode.ERROR, message: error.message });
+  if (told.has(error)) return;
+  told.add(error);
+  span.setStatus({ code: SpanStatusCode.ERROR });
+  span.setAttribute('error.message', error.message);
`,
  },
} satisfies RightAnswer;
