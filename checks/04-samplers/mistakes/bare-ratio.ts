import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { askedAboutEach, traceRemembered } from '../by-hand.ts';
import coinToss from './coin-toss.ts';

export default {
  edit: {
    'lesson.ts': `${askedAboutEach}
`,
  },
  failsFirst: ['child-follows-parent', 'sampled-remote-parent'],
  explanation: `
The ratio sampler looks at the trace id and never at the parent. Inside one
service you do not notice, because all spans of a trace have the same id. But
a caller may keep a different share, and a parent may have been dropped for
its path. Then you get fragments of traces. Follow the parent first.
`,
  openLine: /TraceIdRatioBasedSampler\(|[^.]traceId\b.*[<%]/,
  recognise: (_, source) =>
    !/new ParentBased|getSpan|getActiveSpan|new (Map|Set)\b/.test(source) &&
    /new TraceIdRatioBased|(parseInt|BigInt)\(|\b(traceI|i)d *[<.[%]/.test(source),
  nearMisses: [coinToss.edit, traceRemembered],
} satisfies Mistake;
