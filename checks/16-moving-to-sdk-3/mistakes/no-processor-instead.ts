import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { codeIn } from '../code.ts';

export default {
  edit: {
    'lesson.ts': `
-  const provider = new TracerProvider({
-    sampler: new ParentBasedSampler({ root: rootSampler() }),
+  const isOff = process.env.OTEL_TRACES_SAMPLER === 'parentbased_always_off';
+  const processor = new SimpleSpanProcessor({ exporter });
+  const provider = new TracerProvider({
+    sampler: new ParentBasedSampler({ root: rootSampler() }),
@@
-    spanProcessors: [new SimpleSpanProcessor({ exporter })],
+    spanProcessors: isOff ? [] : [processor],
@@
-  if (name === 'parentbased_always_off') return new AlwaysOffSampler();
`,
  },
  failsFirst: ['branch-records-nothing'],
  explanation: `
In the branch, no span was exported, but the spans were still sampled. Their
headers tell every later service to record its part, so spans are recorded for
nothing. A sampler decides this, not a processor or an exporter: give the
provider a sampler that says no.
`,
  openLine: /parentbased_always_off/,
  recognise: ({ recording: { spans, exportCalls } }, source) =>
    exportCalls === 0 &&
    spans.some(({ name }) => name === 'take order') &&
    spans.every(({ name, sampled }) => sampled || name === 'asked by the check') &&
    /parentbased_always_off/.test(codeIn(source)),
  nearMisses: [
    {
      'lesson.ts': `
-  if (name === 'parentbased_always_off') return new AlwaysOffSampler();
`,
    },
  ],
} satisfies Mistake;
