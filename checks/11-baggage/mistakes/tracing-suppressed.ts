import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'kitchen.ts': `
+import { suppressTracing } from '@opentelemetry/core';
 import { Hono } from 'hono';
@@
-  const withoutBaggage = propagation.deleteBaggage(context.active());
+  const withoutBaggage = suppressTracing(propagation.deleteBaggage(context.active()));
`,
  },
  nearMisses: [
    {
      'kitchen.ts': `
-import { context, propagation, trace, type Attributes } from '@opentelemetry/api';
+import { context, propagation, ROOT_CONTEXT, trace, type Attributes } from '@opentelemetry/api';
@@
-  const withoutBaggage = propagation.deleteBaggage(context.active());
-  const response = await context.with(withoutBaggage, () =>
+  // In place of suppressTracing():
+  const response = await context.with(ROOT_CONTEXT, () =>
`,
    },
  ],
  failsFirst: ['supplier-traceparent'],
  explanation: `
In a context with suppressed tracing, the call has no span, and the library
writes no header. If the milk is late, the time of the call is missing from
your trace, and you have no id for the call to give the supplier.
\`traceparent\` holds only ids, so remove only the baggage.
`,
  openLine: /suppressTracing\(/,
  recognise: ({ recording, arrived }, source) =>
    /suppressTracing\(/.test(source) &&
    arrived.every(({ kind, service }) => kind !== 'CLIENT' || service !== 'kitchen') &&
    recording.requests.some(({ path }) => path.startsWith('/cartons')),
} satisfies Mistake;
