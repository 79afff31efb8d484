import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-/** Tools count errors by the status. The message and \`error.type\` say which error it was. */
@@
-  span.setStatus({ code: SpanStatusCode.ERROR, message: error.message });
+  span.setStatus({ code: SpanStatusCode.ERROR, message: 'it failed' });
`,
  },
  failsFirst: ['error-message'],
  explanation: `
The span says that its work failed, but not why. Somebody who opens it at
night has no other information. Pass the error's own message on to the span:
in the status, or in an attribute or event beside it.
`,
  openLine: /setStatus/,
  recognise: (run) =>
    run
      .all('charge card')
      .every(
        ({ statusMessage, attributes, events }) =>
          !/declined the|not enough/i.test(JSON.stringify([statusMessage, attributes, events])),
      ),
  nearMisses: [
    {
      'lesson.ts': `
-  span.setStatus({ code: SpanStatusCode.ERROR, message: error.message });
+  span.setStatus({ code: SpanStatusCode.ERROR, message: error.message.toUpperCase() });
`,
    },
  ],
} satisfies Mistake;
