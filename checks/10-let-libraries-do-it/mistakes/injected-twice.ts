import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'counter.ts': `
+import { context, propagation } from '@opentelemetry/api';
 import { Hono } from 'hono';
@@
-  const response = await fetch(url, { method: 'POST', body: JSON.stringify(order) });
+  const headers: Record<string, string> = {};
+  propagation.inject(context.active(), headers);
+  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(order) });
`,
  },
  failsFirst: ['server-below-client'],
  explanation: `
Two slips came with one order: you injected one, and the library injected
another. A request with two \`traceparent\` headers breaks the rules of lesson
6, so the kitchen used neither and began a new trace. Where a library injects,
remove your own \`inject\`.
`,
  openLine: /propagation\.inject/,
  recognise: ({ recording }) =>
    recording.said.some(({ what }) => /^POST \/drinks .*: 00-[^,]*, ?00-/.test(what)),
  nearMisses: [
    {
      'telemetry.ts': `
-sdk.start();
+process.env.OTEL_PROPAGATORS = 'baggage'; // and no propagation.inject
+sdk.start();
`,
    },
  ],
} satisfies Mistake;
