import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { traceId } from '../scenarios.ts';

export default {
  edit: {
    'counter.ts': `
-        // The slip names the active span, and only in here is that the CLIENT span.
-        propagation.inject(context.active(), headers);
+        const { traceId, spanId, traceFlags } = span.spanContext();
+        headers.traceparent = \`00-\${traceId}-\${spanId}-0\${traceFlags}\`;
`,
  },
  failsFirst: ['tracestate-forwarded'],
  explanation: `
\`traceparent\` was passed on, but \`tracestate\` was dropped on the way. Other
vendors need its entries further on, so do not drop them. \`propagation.inject\`
writes both headers, and \`propagation.extract\` reads both.
`,
  openLine: /traceparent['"]?\]? *[:=]|setSpanContext\(/,
  recognise: ({ recording }) =>
    recording.requests.some(
      ({ path, headers }) =>
        path === '/drinks' && String(headers.traceparent).includes(traceId) && !headers.tracestate,
    ),
  nearMisses: [
    {
      'counter.ts': `
         propagation.inject(context.active(), headers);
+        headers.tracestate &&= 'espresso=weak';
`,
    },
  ],
} satisfies Mistake;
