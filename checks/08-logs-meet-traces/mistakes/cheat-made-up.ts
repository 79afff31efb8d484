import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { linesOf, parentsSpanId } from '../journal.ts';

export default {
  edit: {
    'log.ts': `
 import type { ReadableSpan } from '@opentelemetry/sdk-trace-base';
+import { randomBytes } from 'node:crypto';
@@
-    span_id: active.spanId,
+    span_id: randomBytes(8).toString('hex'),
`,
  },
  failsFirst: ['line-span-id'],
  explanation: `
The span id on the line has the right form, but no span has it, so it does
not lead back to anything. The line needs the id of the span that is active
when the line is written.
`,
  openLine: /random\w*\(/i,
  recognise: (run) => {
    const known = new Set(run.recording.spans.flatMap(({ id, parentId }) => [id, parentId]));
    return linesOf(run).every(({ span_id }) => !span_id || !known.has(span_id));
  },
  nearMisses: [
    // A span that is there, and another one.
    parentsSpanId,
  ],
} satisfies Mistake;
