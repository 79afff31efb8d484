import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import alwaysOff from './always-off.ts';

export default {
  edit: {
    'lesson.ts': `
-    sampler: createSampler(),
`,
  },
  failsFirst: ['run-keeps-one-in-ten'],
  explanation: `
There is a \`createSampler\`, but the provider was built without it. A provider
without a \`sampler\` follows the parent and keeps every root. Only the provider
asks a sampler, once for every span that starts. Give the provider your
sampler when you build it.
`,
  openLine: /new \w*(TracerProvider|NodeSDK)\(/,
  recognise: ({ recording }, source) =>
    !/\bsampler\s*(:\s*(?!Sampler\b)|[,}])/.test(source) &&
    recording.spans.every(({ sampled }) => sampled),
  nearMisses: [
    alwaysOff.edit,
    // The provider's options are built elsewhere.
    {
      'lesson.ts': `
-  const provider = new NodeTracerProvider({
-    sampler: createSampler(),
-    spanProcessors: [new SimpleSpanProcessor(exporter)],
-  });
+  const options = {
+    sampler: createSampler(),
+    spanProcessors: [new SimpleSpanProcessor(exporter)],
+  };
+  const provider = new NodeTracerProvider(options);
@@
-  #oneInTen = new TraceIdRatioBasedSampler(0.1);
+  #oneInTen = new TraceIdRatioBasedSampler(1);
@@
-    if (attributes['url.path'] === '/health') return drop;
`,
    },
  ],
} satisfies Mistake;
