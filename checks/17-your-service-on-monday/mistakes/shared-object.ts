import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import type { MondaySeen } from '../scenarios.ts';
import mixinReplaced from './mixin-replaced.ts';

export default {
  edit: {
    'pino-ids.ts': `
-    logger[mixinSym] = (...line: unknown[]) => ({ ...own?.(...line), ...activeIds() });
+    logger[mixinSym] = (...line: unknown[]) =>
+      own ? { ...own(...line), ...activeIds() } : activeIds();
@@
-function activeIds(): { trace_id?: string; span_id?: string } {
+const noIds = {};
+
+function activeIds(): { trace_id?: string; span_id?: string } {
@@
-  return span ? { trace_id: span.traceId, span_id: span.spanId } : {};
+  return span ? { trace_id: span.traceId, span_id: span.spanId } : noIds;
`,
  },
  failsFirst: ['pino-patched'],
  explanation: `
pino writes the fields of a line into the object that your function returns.
Your function returns the same object for several lines, so a field of one
line is in the later lines too. Return a new object for every line.
`,
  openLine: /mixinSym\]? *=/,
  recognise: ({ recording: { scenarioResult } }) =>
    (scenarioResult as MondaySeen).lines.some(
      ({ fields, text }) => fields.copies === undefined && text.includes('copies'),
    ),
  nearMisses: [mixinReplaced.edit],
} satisfies Mistake;
