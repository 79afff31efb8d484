import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-function fail(span: Span, error: Error): void {
-  span.setStatus({ code: SpanStatusCode.ERROR, message: error.message });
+function fail(span: Span, thrown: Error): void {
+  let error = thrown;
+  while (error.cause instanceof Error) error = error.cause;
+  span.setStatus({ code: SpanStatusCode.ERROR, message: error.message });
`,
  },
  failsFirst: ['other-errors'],
  explanation: `
The span has the message of the error's \`cause\`, and not that of the error.
What happened on the wire is good to know, but it does not say what it meant:
the bank did not answer. Put the message of the error that was thrown on the
span. You may add the cause beside it.
`,
  openLine: /\.cause\b/,
  recognise: (run) =>
    run
      .all('charge card')
      .some(
        ({ statusMessage, attributes, events }) =>
          /ETIMEDOUT/.test(JSON.stringify([statusMessage, attributes, events])) &&
          !/does not answer/.test(JSON.stringify([statusMessage, attributes, events])),
      ),
  nearMisses: [
    {
      'lesson.ts': `
-  span.setStatus({ code: SpanStatusCode.ERROR, message: error.message });
+  const { message } = error;
+  span.setStatus({ code: SpanStatusCode.ERROR, message: message.slice(0, 8) });
`,
    },
  ],
} satisfies Mistake;
