import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
   await trace.getTracer('coffee-bar').startActiveSpan(name, options, async (span) => {
+    span.setStatus({ code: SpanStatusCode.OK });
`,
  },
  failsFirst: ['error-status'],
  explanation: `
The status was set to OK. OK is final: an ERROR that is set after it is
ignored, and an ERROR that was set before it is replaced. A span whose work
goes well needs no status: UNSET means that nobody reported an error.
`,
  openLine: /SpanStatusCode\.OK|code: 1/,
  recognise: (run) => run.all('charge card').every(({ status }) => status === 'OK'),
  nearMisses: [
    {
      'lesson.ts': `
-  span.setStatus({ code: SpanStatusCode.ERROR, message: error.message });
+  span.setStatus({ code: 1, message: error.message });
`,
    },
  ],
} satisfies Mistake;
