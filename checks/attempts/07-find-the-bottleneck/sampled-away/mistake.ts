import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['the picture is whole: every request is in the trace of its order'],
  says: `
The picture is shorter, and the bar is as slow as before: requests that were
made are no longer in the trace of their order. What is not recorded still
takes its time, and is only harder to find. Take the work away, not the spans.
`,
  look: /suppressTracing|[sS]ampl|ROOT_CONTEXT/,
  shows: ({ recording }) =>
    recording.spans.every(({ sampled, traceId }) => sampled || /^0+$/.test(traceId)),
} satisfies Mistake;
