import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
 const bell = new EventEmitter();
+const sentBy = new Map<number, Context>();
@@
     propagation.inject(context.active(), headers);
+    sentBy.set(id, context.active());
@@
-  const senders = slips.map(({ headers }) => propagation.extract(ROOT_CONTEXT, headers));
+  const senders = slips.map(({ id }) => sentBy.get(id) ?? ROOT_CONTEXT);
`,
  },
  nearMisses: [
    {
      'lesson.ts': `
-  const senders = slips.map(({ headers }) => propagation.extract(ROOT_CONTEXT, headers));
+  const senders = slips.map(({ headers }) => {
+    const [, traceId = '', spanId = ''] = headers.traceparent?.split('-') ?? [];
+    const spanContext = { traceId, spanId, traceFlags: 1, isRemote: true };
+    return spanId ? trace.setSpanContext(ROOT_CONTEXT, spanContext) : ROOT_CONTEXT;
+  });
`,
    },
  ],
  failsFirst: ['rush-links'],
  explanation: `
The senders come from a variable that the counter and the kitchen share. It
has the counter's slips, but not those of the delivery service. On another
machine it would be empty. What the kitchen needs is on the slip:
\`propagation.extract(ROOT_CONTEXT, slip.headers)\` reads it.
`,
  openLine: /new Map|: Record</,
  recognise: (run, source) =>
    !run.recording.calls.extract && /new Map|: Record<number/.test(source),
} satisfies Mistake;
