import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  failsFirst: ['active'],
  explanation: `
The parents are right, but they were handed over by hand: no span was active
while the work was done. Whatever else makes spans in there, such as a library
that sends a request, asks for the active span and finds none. Make the span
active with \`startActiveSpan\` or \`context.with\`, and let parents be found.
`,
  openLine: /\.startSpan\(/,
  recognise: ({ recording: { work, calls } }) =>
    !calls.with && work.every(({ active }) => active === undefined),
  nearMisses: [
    {
      'lesson.ts': `
-import type { Tracer } from '@opentelemetry/api';
+import { context, trace, type Tracer } from '@opentelemetry/api';
@@
-  await tracer.startActiveSpan('take order', async (span) => {
-    await writeSlip(order);
-    await makeLatte(tracer, order);
-    span.end();
-  });
+  const span = tracer.startSpan('take order');
+  await writeSlip(order);
+  await context.with(trace.setSpan(context.active(), span), () => makeLatte(tracer, order));
+  span.end();
`,
    },
  ],
} satisfies Mistake;
