import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import recordedToDrop from './recorded-to-drop.ts';

export default {
  edit: {
    'lesson.ts': `
-    decision: SamplingDecision.RECORD_AND_SAMPLED,
+    decision: SamplingDecision.RECORD,
`,
  },
  failsFirst: ['run-keeps-one-in-ten'],
  explanation: `
The sampler answers \`SamplingDecision.RECORD\`. Such a span is recorded for the
processors in this program, but it is not marked as sampled. Processors that
export leave it out, and its children and the next service treat it as
dropped. To keep a span, answer \`RECORD_AND_SAMPLED\`.
`,
  openLine: /\bRECORD\b/,
  recognise: ({ recording }, source) =>
    recording.spans.every(({ sampled }) => !sampled) && /\bRECORD\b/.test(source),
  nearMisses: [recordedToDrop.edit],
} satisfies Mistake;
