import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['the picture is whole: every request is in the trace of its order'],
  says: `
A sampler drops spans inside a trace that is kept, and the picture has holes
where the services were. It is not a second faster for that. Sampling decides
which traces you keep (lesson 4); what is slow in them stays slow.
`,
  look: /[sS]ampler/,
  shows: ({ recording }) =>
    recording.spans.some(({ sampled, traceId }) => !sampled && !/^0+$/.test(traceId)),
} satisfies Mistake;
