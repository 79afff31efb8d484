import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { factsOf } from '../findings.ts';
import eachSpanAlone from './each-span-alone.ts';

export default {
  edit: {
    'lesson.ts': `
-  const start = Math.min(...spans.map((span) => span.start));
-  const end = Math.max(...spans.map((span) => span.end));
-  return end - start >= slowMs ? 1 : share;
+  const ms = spans.reduce((sum, { start, end }) => sum + end - start, 0);
+  return ms >= slowMs ? 1 : share;
`,
  },
  failsFirst: ['slow-kept', 'rest-share'],
  explanation: `
The durations are added up. Spans overlap: a parent lasts while its children
work, so the same second is counted twice. And between two spans, there may be
a wait that no span covers. Take the time from the first start to the last
end.
`,
  openLine: /reduce|\+=/,
  recognise: (run) => {
    const { chain, overlap } = factsOf(run, 'slow-kept');
    return chain === false && overlap === true;
  },
  nearMisses: [eachSpanAlone.edit],
} satisfies Mistake;
