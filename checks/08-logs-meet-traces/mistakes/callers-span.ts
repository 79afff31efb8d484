import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { saying, parentsSpanId } from '../journal.ts';

export default {
  edit: {
    'log.ts': `
-import { trace, type Attributes } from '@opentelemetry/api';
+import { context, trace, type Attributes, type SpanContext } from '@opentelemetry/api';
@@
 import { journal } from '#bar';
+import { slip } from './service.ts';
@@
-/** The ids of the active span, under the names that the specification gives to log fields. */
@@
-  const active = trace.getActiveSpan()?.spanContext();
+  const active = context.active().getValue(slip) as SpanContext | undefined;
`,
    'service.ts': `
-import { context, SpanKind, type Context, type Span } from '@opentelemetry/api';
+import { context, SpanKind, trace, type Context, type Span } from '@opentelemetry/api';
@@
 import type { Hono } from 'hono';
+
+/** The context keeps under this key what stands on the slip with which the request came. */
+export const slip = Symbol('slip');
@@
   ): Promise<T> {
+    if (kind === SpanKind.SERVER) parent = parent.setValue(slip, trace.getSpanContext(parent));
`,
  },
  failsFirst: ['line-span-id'],
  explanation: `
The ids on the line are those that came in \`traceparent\`. The trace id is
right, but the span id in that header is the caller's. It leads to the calling
span in another service, not to the span in which the line was written. Take
both ids from the active span.
`,
  openLine: /getSpanContext\(|traceparent/,
  recognise: (run) => {
    const kindOf = new Map(run.recording.spans.map(({ id, kind }) => [id, kind]));
    const parents = new Set(run.recording.spans.map(({ parentId }) => parentId));
    return (
      saying(run, 'order taken').every(
        ({ span_id }) => !kindOf.has(span_id) && parents.has(span_id),
      ) && saying(run, 'drink is ready').every(({ span_id }) => kindOf.get(span_id) === 'CLIENT')
    );
  },
  nearMisses: [
    // The parent of each span, which is not always the caller.
    parentsSpanId,
  ],
} satisfies Mistake;
