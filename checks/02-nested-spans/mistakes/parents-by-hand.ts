import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  failsFirst: ['order-active'],
  explanation: `
The parents are right, but they were passed on by hand: no span was active
during the work. A library that sends a request during the work asks for the
active span and finds none. Use \`startActiveSpan\` or \`context.with\`, and let
each span find its parent.
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
