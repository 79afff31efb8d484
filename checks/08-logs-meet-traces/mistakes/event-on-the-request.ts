import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'log.ts': `
-import { trace, type Attributes } from '@opentelemetry/api';
+import { trace, type Attributes, type Span } from '@opentelemetry/api';
@@
   const logger = pino({ base: { service }, mixin: traceContext }, journal);
+  // Of each trace the span that speaks first: that of the request.
+  const requests: Record<string, Span> = {};
@@
-    trace.getActiveSpan()?.addEvent(message, attributes);
+    const span = trace.getActiveSpan();
+    if (span) (requests[span.spanContext().traceId] ??= span).addEvent(message, attributes);
`,
  },
  failsFirst: ['lines-are-events'],
  explanation: `
All events are on the request's span, whichever step they belong to. In the
picture they are on the longest bar, and the step's own bar has none. An event
belongs to the span that is active when the message is logged, just like the
line: \`trace.getActiveSpan()\`.
`,
  openLine: /addEvent/,
  recognise: ({ recording }) => {
    const having = recording.spans.filter(({ events }) => events.length > 0);
    const ofAStep = having.some(({ events }) =>
      events.some(({ name }) => name === 'drink is ready'),
    );
    return ofAStep && having.every(({ kind }) => kind === 'SERVER');
  },
  nearMisses: [
    // The steps have no events; the request has only its own.
    {
      'log.ts': `
-import { trace, type Attributes } from '@opentelemetry/api';
+import { SpanKind, trace, type Attributes } from '@opentelemetry/api';
@@
-    trace.getActiveSpan()?.addEvent(message, attributes);
+    const span = trace.getActiveSpan();
+    if ((span as unknown as ReadableSpan)?.kind === SpanKind.SERVER) span?.addEvent(message, attributes);
`,
    },
  ],
} satisfies Mistake;
