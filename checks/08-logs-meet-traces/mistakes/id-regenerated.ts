import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { saying } from '../journal.ts';

export default {
  edit: {
    'log.ts': `
-import { trace, type Attributes } from '@opentelemetry/api';
+import { context, trace, type Attributes } from '@opentelemetry/api';
@@
 import { journal } from '#bar';
+import { requestId } from './service.ts';
@@
-    trace_id: active.traceId,
+    trace_id: String(context.active().getValue(requestId)),
`,
    'service.ts': `
 import type { Hono } from 'hono';
+import { randomUUID } from 'node:crypto';
+
+/** The context keeps under this key the id of the request. */
+export const requestId = Symbol('request id');
@@
   ): Promise<T> {
+    const id = randomUUID().replaceAll('-', '');
+    if (kind === SpanKind.SERVER) parent = parent.setValue(requestId, id);
`,
  },
  failsFirst: ['line-trace-id'],
  explanation: `
Each service makes up its own id for a request. Within one service you can
find lines by that id. But counter and kitchen have two ids for the same
order, and no span has either of them. There is a trace id already, and it has
travelled along in \`traceparent\`: take it from the active span.
`,
  openLine: /(random\w*|uuid\w*|nanoid)\(/i,
  recognise: (run) => {
    const known = new Set(run.recording.spans.map(({ traceId }) => traceId));
    const of = (msg: string) => new Set(saying(run, msg).map(({ trace_id }) => trace_id));
    const [counter, kitchen] = [of('order taken'), of('slip received')];
    return [...counter].every((id) => id && !known.has(id) && !kitchen.has(id));
  },
  nearMisses: [
    // Made up, and the same in both services.
    {
      'log.ts': `
-    trace_id: active.traceId,
+    trace_id: [...active.traceId].reverse().join(''),
`,
    },
  ],
} satisfies Mistake;
