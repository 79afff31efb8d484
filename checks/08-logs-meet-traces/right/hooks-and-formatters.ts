import type { RightAnswer } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'barista.ts': `
-import { context } from '@opentelemetry/api';
+import { AsyncResource } from 'node:async_hooks';
@@
-    const ready = context.bind(context.active(), () => {
+    const ready = AsyncResource.bind(() => {
`,
    'log.ts': `
-import { pino } from 'pino';
+import { pino, type LoggerOptions } from 'pino';
@@
-  // pino calls \`mixin\` for every line, when it is written: only then is the right span active.
-  const logger = pino({ base: { service }, mixin: traceContext }, journal);
-
-  // The line stays even if the trace is not kept. The event is for those who see the picture.
-  return (message, attributes) => {
-    trace.getActiveSpan()?.addEvent(message, attributes);
-    logger.info(attributes, message);
-  };
+  const formatters: LoggerOptions['formatters'] = {
+    bindings: () => ({ service }),
+    level: (label) => ({ severity: label }),
+    log: (fields) => ({ ...traceContext(), ...fields }),
+  };
+  const hooks: LoggerOptions['hooks'] = {
+    logMethod(args, method) {
+      const [attributes, message] = args as unknown as [Attributes, string];
+      trace.getActiveSpan()?.addEvent(message, { ...attributes, 'log.level': 'info' });
+      method.apply(this, args);
+    },
+  };
+  const logger = pino({ formatters, hooks }, journal);
+
+  return (message, attributes = {}) => logger.info(attributes, message);
@@
-  const { trace_id, span_id } = JSON.parse(line);
-  // Both ids: a span id is unique only within its trace.
-  return spans.find((span) => {
-    const { traceId, spanId } = span.spanContext();
-    return traceId === trace_id && spanId === span_id;
-  });
+  const key = (...ids: string[]) => ids.join();
+  const byIds = new Map(
+    spans.map((span) => [key(span.spanContext().traceId, span.spanContext().spanId), span]),
+  );
+  const { trace_id, span_id } = JSON.parse(line);
+  return byIds.get(key(trace_id, span_id));
`,
  },
} satisfies RightAnswer;
