import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'counter.ts': `
+import { context } from '@opentelemetry/api';
+import { suppressTracing } from '@opentelemetry/core';
 import type { SpanExporter } from '@opentelemetry/sdk-trace-base';
@@
-    const { prices } = await counter.ask<Prices>(\`\${urls.till}/prices\`, { drinks });
+    const { prices } = await context.with(suppressTracing(context.active()), () =>
+      counter.ask<Prices>(\`\${urls.till}/prices\`, { drinks }),
+    );
`,
  },
  failsFirst: ['whole-traces'],
  explanation: `
The picture is shorter, but the bar is as slow as before: some calls that were
made are no longer in their order's trace. What is not recorded still takes
time; it is only harder to find. Take the work away, not the spans.
`,
  openLine: /^(?!import\b).*(suppressTracing|[sS]ampl|ROOT_CONTEXT)/,
  recognise: ({ recording }, source) =>
    /suppressTracing/.test(source) &&
    recording.spans.every(({ sampled, traceId }) => sampled || /^0+$/.test(traceId)),
  nearMisses: [
    {
      'service.ts': `
+  AlwaysOffSampler,
   BasicTracerProvider,
@@
     this.#provider = new BasicTracerProvider({
+      ...(name === 'till' && { sampler: new AlwaysOffSampler() }),
`,
    },
  ],
} satisfies Mistake;
