import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import type { MondaySeen } from '../scenarios.ts';
import { codeOf } from '../seen.ts';

export default {
  edit: {
    'pino-ids.ts': `
-    const own = logger[mixinSym];
-    logger[mixinSym] = (...line: unknown[]) => ({ ...own?.(...line), ...activeIds() });
+    logger[mixinSym] = activeIds;
`,
  },
  failsFirst: ['pino-patched'],
  explanation: `
Your function replaces the one that a logger already had. \`log.ts\` has none,
but other modules may create a logger with \`pino({ mixin })\`. Its lines lose
what this \`mixin\` adds. Call the logger's own function too, and put the ids
beside what it returns.
`,
  openLine: /mixinSym\]? *= */,
  recognise: ({ recording: { scenarioResult } }, source) =>
    (scenarioResult as MondaySeen).lines.some(
      ({ fields, text }) => fields.shelf !== undefined && !text.includes('shelf'),
    ) && /mixinSym\]\s*=/.test(codeOf(source)),
  nearMisses: [
    {
      'pino-ids.ts': `
-  return span ? { trace_id: span.traceId, span_id: span.spanId } : {};
+  return span ? { trace_id: span.traceId } : {};
`,
    },
  ],
} satisfies Mistake;
