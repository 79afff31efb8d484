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
The sampler goes by the trace id and never follows the parent. Inside one
service you do not notice, because all spans of a trace have the same id.
But a caller may keep a different share, and a parent may have been dropped
for its path. Then you get fragments of traces. Follow the parent first.
`,
  openLine: /TraceIdRatioBasedSampler\(|[^.]traceId\b.*[<%]/,
  recognise: ({ recording: { spans } }, source) => {
    const byTraceId = /new TraceIdRatioBased|(parseInt|BigInt)\(|\b(traceI|i)d *[<.[%]/.test(
      source,
    );
    if (!byTraceId || /new ParentBased|new (Map|Set)\b/.test(source)) return false;
    if (!/getSpan|getActiveSpan/.test(source)) return true;
    // A parent may be read all the same, only to tell a health check from other spans.
    const ids = new Map(spans.map((span) => [span.id, span]));
    const alone = spans.some((s) => s.sampled && ids.get(s.parentId ?? '')?.sampled === false);
    const lost = spans.some((s) => !s.sampled && ids.get(s.parentId ?? '')?.sampled);
    const callers = spans.filter((s) => s.remoteParent && s.name === 'take order');
    const kept = callers.filter(({ sampled }) => sampled).length;
    return alone && !lost && callers.length > 0 && kept < callers.length / 2;
  },
  nearMisses: [coinToss.edit, traceRemembered],
} satisfies Mistake;
