import type { RightAnswer } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-/** The status is what is counted as an error; its message and \`error.type\` say which one. */
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
