import type { Mistake } from '../../../../workshop/explain.ts';
import { traceId } from '../../../06-propagation.scenes.ts';

export default {
  fails: [
    'a caller that is not sampled stays so: flag 00 is sent on',
    'of a trace that is not sampled nothing is exported',
  ],
  says: `
The caller's flag said: not sampled. This service recorded its part all the
same, so the backend gets pieces of traces whose beginning was never kept. The
decision is made once, at the root, and the flag carries it. The SDK's default
sampler, \`ParentBasedSampler\`, follows it; and \`extract\` reads the flag for
it.
`,
  look: /sampler *[:=]|traceFlags *:|\.SAMPLED/,
  shows: ({ recording }) =>
    recording.spans.some((span) => span.sampled && span.traceId === traceId),
} satisfies Mistake;
