import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-/** The status is what is counted as an error; its message and \`error.type\` say which one. */
@@
-  span.setStatus({ code: SpanStatusCode.ERROR, message: error.message });
+  span.setStatus({ code: SpanStatusCode.ERROR, message: 'it failed' });
`,
  },
  failsFirst: ['error-message'],
  explanation: `
The span says that it failed, and not what happened. Whoever opens it at night
has no stack at hand, only this. Hand the error's own message to the status,
and if you like record the exception too.
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
