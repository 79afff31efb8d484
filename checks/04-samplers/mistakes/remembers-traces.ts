import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { traceRemembered } from '../by-hand.ts';
import bareRatio from './bare-ratio.ts';

export default {
  edit: traceRemembered,
  failsFirst: ['child-follows-parent', 'sampled-remote-parent'],
  explanation: `
The sampler remembers what it decided for each trace but never looks at the
parent. It knows nothing of a trace that another service has begun, so it
decides about that trace anew. And unless it forgets in time, its memory
only grows. The parent's sampled flag has the decision:
\`trace.getSpanContext(context)\`.
`,
  openLine: /new (Map|Set)\b/,
  recognise: (_, source) =>
    !/new ParentBased|getSpan|getActiveSpan/.test(source) &&
    /new (Map|Set)\b/.test(source) &&
    /\.(get|has)\(traceId\)/.test(source),
  nearMisses: [bareRatio.edit],
} satisfies Mistake;
