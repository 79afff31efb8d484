import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import type { MondaySeen } from '../scenarios.ts';
import sharedObject from './shared-object.ts';

export default {
  edit: {
    'pino-ids.ts': `
-    logger[mixinSym] = (...line: unknown[]) => ({ ...own?.(...line), ...activeIds() });
+    logger[mixinSym] = (fields: object, ...line: unknown[]) => {
+      Object.assign(fields, activeIds());
+      return { ...own?.(fields, ...line) };
+    };
`,
  },
  failsFirst: ['pino-patched'],
  explanation: `
Your code writes the ids into the fields of the line. But that object belongs
to the module that logs, and it may be used for other lines too: here, first
for a line in a span, then for a line outside. Leave the object as it is, and
return the ids. pino adds what your function returns to the line.
`,
  openLine: /Object\.assign\((?!exports|patched)|mixinSym\]? *=/,
  recognise({ recording: { scenarioResult } }) {
    const outside = (scenarioResult as MondaySeen).lines.filter(({ spanId }) => spanId === '');
    const withIds = outside.filter(({ trace_id, span_id }) => trace_id ?? span_id);
    const withFields = outside.filter(({ fields }) => fields.copies);
    return withIds.length > 0 && withIds.every((line) => withFields.includes(line));
  },
  nearMisses: [
    sharedObject.edit,
    {
      'pino-ids.ts': `
-  return span ? { trace_id: span.traceId, span_id: span.spanId } : {};
+  const none = { trace_id: '0'.repeat(32), span_id: '0'.repeat(16) };
+  return span ? { trace_id: span.traceId, span_id: span.spanId } : none;
`,
    },
  ],
} satisfies Mistake;
