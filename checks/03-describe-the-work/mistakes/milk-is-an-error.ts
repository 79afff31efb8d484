import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
     if (milk === 'oat') log('milk is out', { 'coffee.milk': milk });
+    if (milk === 'oat') trace.getActiveSpan()?.setStatus({ code: SpanStatusCode.ERROR });
`,
  },
  failsFirst: ['no-false-errors'],
  explanation: `
\`make drink\` is marked ERROR because there was no fresh milk. But the guest
got a drink. An event says that something happened; ERROR says that the work
failed. If every surprise is an error, the number of errors means nothing.
`,
  openLine: /setStatus/,
  recognise: (run) =>
    run.all('make drink').some(({ status }) => status === 'ERROR') &&
    run
      .all('make drink')
      .every(
        ({ status, events }) =>
          (status === 'ERROR') === events.some(({ name }) => name === 'milk is out'),
      ),
  nearMisses: [
    // Task 5 has not been done yet, and another span has the error.
    {
      'lesson.ts': `
-/** The only place that adds events: that part of the API is being phased out. */
@@
-  trace.getActiveSpan()?.addEvent(message, attributes);
+  console.log(message, attributes);
@@
   await trace.getTracer('coffee-bar').startActiveSpan(name, options, async (span) => {
+    if (name === 'charge card') span.setStatus({ code: SpanStatusCode.ERROR });
`,
    },
    {
      'lesson.ts': `
   await trace.getTracer('coffee-bar').startActiveSpan(name, options, async (span) => {
+    span.setStatus({ code: SpanStatusCode.ERROR });
`,
    },
  ],
} satisfies Mistake;
