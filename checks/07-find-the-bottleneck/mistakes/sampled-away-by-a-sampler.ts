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
A sampler drops spans inside a trace that is kept, and the picture has holes
where the services were. It is not a second faster for that. Sampling decides
which traces you keep (lesson 4); what is slow in them stays slow.
`,
  openLine: /[sS]ampler/,
  recognise: ({ recording }) =>
    recording.spans.some(({ sampled, traceId }) => !sampled && !/^0+$/.test(traceId)),
} satisfies Mistake;
