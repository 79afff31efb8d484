import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { saying } from '../journal.ts';

export default {
  edit: {
    'kitchen.ts': `
-    const caller = propagation.extract(ROOT_CONTEXT, c.req.header());
-    return inSpan('POST /drinks', readSlip, SpanKind.SERVER, caller);
+    return inSpan('POST /drinks', readSlip, SpanKind.SERVER, ROOT_CONTEXT);
`,
  },
  failsFirst: ['line-trace-id'],
  explanation: `
The lines have the ids of their spans, but the kitchen's spans are in a
trace of their own: the kitchen did not continue the trace from
\`traceparent\`. Then no single id finds both halves of an order. Extract the
caller from the headers, and start the SERVER span in that context, as in
lesson 6.
`,
  openLine: /app\.post\('\/drinks'/,
  recognise: (run) => {
    const roots = run
      .all('POST /drinks')
      .filter((span) => !span.parentId && span.kind === 'SERVER');
    const traces = new Set(roots.map(({ traceId }) => traceId));
    const received = saying(run, 'slip received');
    return received.length > 0 && received.every(({ trace_id }) => traces.has(trace_id));
  },
  nearMisses: [
    // The kitchen goes on with the trace, and leaves it later.
    {
      'kitchen.ts': `
-      await inSpan('make drink', () => makeDrink(order));
+      await inSpan('make drink', () => makeDrink(order), SpanKind.INTERNAL, ROOT_CONTEXT);
`,
    },
  ],
} satisfies Mistake;
