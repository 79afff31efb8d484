import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'counter.ts': `
-import { context, propagation, ROOT_CONTEXT, SpanKind } from '@opentelemetry/api';
+import { context, propagation, ROOT_CONTEXT, SpanKind, trace } from '@opentelemetry/api';
@@
-    const caller = propagation.extract(ROOT_CONTEXT, c.req.header());
+    const found = propagation.extract(ROOT_CONTEXT, c.req.header());
+    const caller = trace.getSpanContext(found)?.traceFlags ? found : ROOT_CONTEXT;
`,
  },
  failsFirst: ['unsampled-flag-forwarded'],
  explanation: `
A caller whose flags are 00 still has a trace with ids but asks you not to
record it. Your code acted as if there were no caller, so it began and
recorded a new trace. Give the SDK the context that \`extract\` returned. Its
sampler reads the flag and records nothing, and \`inject\` sends 00 on.
`,
  openLine: /traceFlags/,
  recognise: ({ recording }) =>
    recording.spans.some(
      ({ sampled, name, parentId }) => sampled && name === 'POST /orders' && !parentId,
    ),
  nearMisses: [
    {
      'counter.ts': `
-        propagation.inject(context.active(), headers);
+        if (span.isRecording()) propagation.inject(context.active(), headers);
`,
    },
  ],
} satisfies Mistake;
