import type { RightAnswer } from '../../../workshop/checking/mistakes.ts';

/** pino gets a \`mixin\` of ours as an option, and the error is an exception as well. */
export default {
  edit: {
    'pino-ids.ts': `
-      if (typeof exports === 'function') return withIds(exports);
-      const patched = withIds(exports.default);
-      // Both names lead to the same function: \`import pino\` and \`import { pino }\`.
-      return Object.assign(exports, { default: patched, pino: patched });
+      for (const name of ['default', 'pino']) this._wrap(exports, name, withIds as any);
+      return exports;
@@
-  const { mixinSym } = original.symbols;
-  const patched = (...args: Parameters<Pino>) => {
-    const logger = original(...args) as any;
-    const own = logger[mixinSym];
-    logger[mixinSym] = (...line: unknown[]) => ({ ...own?.(...line), ...activeIds() });
-    return logger;
-  };
-  return Object.assign(patched, original) as Pino;
+  return new Proxy(original, {
+    apply: (target, _, args: any[]) => {
+      const isStream = typeof args[0]?.write === 'function';
+      const [options, stream] = isStream ? [{}, args[0]] : args;
+      const mixin = (...line: [object, number, any]) => ({
+        ...options?.mixin?.(...line),
+        ...activeIds(),
+      });
+      return target({ ...options, mixin }, stream);
+    },
+  });
@@
-  const span = trace.getActiveSpan()?.spanContext();
-  return span ? { trace_id: span.traceId, span_id: span.spanId } : {};
+  const span = trace.getActiveSpan();
+  if (!span) return {};
+  const { traceId, spanId } = span.spanContext();
+  return { trace_id: traceId, span_id: spanId };
`,
    'spans.ts': `
-      const { name: type, message } = error as Error;
-      span.setAttribute('error.type', type);
-      span.setStatus({ code: SpanStatusCode.ERROR, message });
+      span.recordException(error as Error);
+      span.setStatus({ code: SpanStatusCode.ERROR });
`,
  },
} satisfies RightAnswer;
