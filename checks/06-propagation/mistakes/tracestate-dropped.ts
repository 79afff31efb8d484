import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { traceId } from '../scenarios.ts';

export default {
  edit: {
    'counter.ts': `
-        // Only in here is the CLIENT span the active one, and so the one that the slip names.
-        propagation.inject(context.active(), headers);
+        const { traceId, spanId, traceFlags } = span.spanContext();
+        headers.traceparent = \`00-\${traceId}-\${spanId}-0\${traceFlags}\`;
`,
  },
  failsFirst: ['tracestate-forwarded'],
  explanation: `
\`traceparent\` was carried on, and \`tracestate\` was dropped on the way. Its
entries are what other vendors need of this trace further on, and not yours to
drop. \`propagation.inject\` writes both headers, and \`propagation.extract\`
reads both.
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
