import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-  span.setStatus({ code: SpanStatusCode.ERROR, message: error.message });
+  const code = error.name === 'AbortError' ? SpanStatusCode.UNSET : SpanStatusCode.ERROR;
+  span.setStatus({ code, message: error.message });
`,
  },
  failsFirst: ['other-errors'],
  explanation: `
Your code does not count an \`AbortError\` as a failure. Here it means that the
bank did not answer and the bar gave up, so the guest has not paid. The span
looks as if all had gone well. Set the status for every error, whatever its
name is.
`,
  openLine: /AbortError|isAbort/,
  recognise: (run, source) =>
    /AbortError|isAbort/.test(source) &&
    run.all('charge card').some(({ status }) => status === 'ERROR'),
  nearMisses: [
    {
      'lesson.ts': `
-      fail(span, error as Error);
+      if (!(error as Error).cause) fail(span, error as Error);
`,
    },
  ],
} satisfies Mistake;
