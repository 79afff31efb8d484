import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import base from './kept-between-calls.ts';

export default {
  ...base,
  edit: {
    'log.ts': `
 /** The span in which a line was written; \`undefined\` if it is not among \`spans\`. */
+const indexes = new WeakMap<ReadableSpan[], Map<string, ReadableSpan>>();
 export function spanOf(line: string, spans: ReadableSpan[]): ReadableSpan | undefined {
@@
-  // Both ids: a span id is unique only within its trace.
-  return spans.find((span) => {
-    const { traceId, spanId } = span.spanContext();
-    return traceId === trace_id && spanId === span_id;
-  });
+  const key = (traceId: string, spanId: string) => traceId + spanId;
+  const index =
+    indexes.get(spans) ??
+    new Map(spans.map((s) => [key(s.spanContext().traceId, s.spanContext().spanId), s]));
+  indexes.set(spans, index);
+  return index.get(key(trace_id, span_id));
`,
  },
  failsFirst: ['span-of-line'],
} satisfies Mistake;
