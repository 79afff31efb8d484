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
The span id on the line has the right form and is the id of no span: it is
made up. From such a line nobody finds the way back. It has to be the id of
the span that was active when the line was written.
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
