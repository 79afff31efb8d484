import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { countsOf } from '../day.ts';
import { callers } from '../scenarios.ts';
import { plainSampler } from '../edits.ts';

export default {
  edit: {
    'lesson.ts': plainSampler,
  },
  failsFirst: ['every-request'],
  explanation: `
A span that the sampler dropped records nothing and never reaches a processor.
So the histogram counts only the tenth that is kept, and multiplying cannot
fix that: of 25 failures, 2 or 3 are left in the traces, sometimes none. For a
request that it would drop, let the sampler answer \`RECORD\`. Such a span is
counted but not exported.
`,
  openLine: /TraceIdRatioBasedSampler\(/,
  recognise: (run) => {
    const [nobody, sampled, unsampled] = callers.map((caller) => countsOf(run, caller));
    const roots = run.recording.spans.filter(
      (span) => span.kind === 'SERVER' && !span.remoteParent,
    );
    const kept = roots.filter(({ sampled: isSampled }) => isSampled).length;
    return (
      kept === nobody!.counted &&
      kept < roots.length / 2 &&
      sampled!.counted === sampled!.sent &&
      unsampled!.counted === 0
    );
  },
  nearMisses: [
    {
      'lesson.ts': `
-      if (kind !== SpanKind.SERVER || result.decision !== SamplingDecision.NOT_RECORD)
-        return result;
+      const isDropped = result.decision === SamplingDecision.NOT_RECORD;
+      if (kind !== SpanKind.SERVER || !isDropped || traceId < '8') return result;
`,
    },
  ],
} satisfies Mistake;
