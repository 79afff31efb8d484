import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'service.ts': `
+  AlwaysOffSampler,
+  AlwaysOnSampler,
   BasicTracerProvider,
@@
     this.#provider = new BasicTracerProvider({
+      sampler: name === 'counter' ? new AlwaysOnSampler() : new AlwaysOffSampler(),
`,
  },
  failsFirst: ['whole-traces'],
  explanation: `
A sampler drops spans inside a trace that is kept, so the picture has holes
where the services were. That makes the bar no faster. Sampling decides which
traces you keep (lesson 4). What is slow in them stays slow.
`,
  openLine: /[sS]ampler/,
  recognise: ({ recording }) =>
    recording.spans.some(({ sampled, traceId }) => !sampled && !/^0+$/.test(traceId)),
  nearMisses: [
    {
      'counter.ts': `
+import { context, ROOT_CONTEXT } from '@opentelemetry/api';
 import type { SpanExporter } from '@opentelemetry/sdk-trace-base';
@@
-    const [cups, bill] = await Promise.all([askKitchen(order), askTill(order)]);
+    const till = context.with(ROOT_CONTEXT, () => askTill(order));
+    const [cups, bill] = await Promise.all([askKitchen(order), till]);
`,
    },
  ],
} satisfies Mistake;
