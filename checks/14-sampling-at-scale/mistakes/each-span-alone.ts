import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { factsOf } from '../findings.ts';
import slowRootOnly from './slow-root-only.ts';

export default {
  edit: {
    'lesson.ts': `
-  const start = Math.min(...spans.map((span) => span.start));
-  const end = Math.max(...spans.map((span) => span.end));
-  return end - start >= slowMs ? 1 : share;
+  const isSlow = spans.some(({ start, end }) => end - start >= slowMs);
+  return isSlow ? 1 : share;
`,
  },
  failsFirst: ['slow-kept'],
  explanation: `
Each span is looked at alone, but a trace can be slow although none of its
spans is. The guest waits from the beginning of the first span to the end of
the last. Between two spans, there may be a wait that no span covers.
`,
  openLine: /end - \w*\.?start/,
  recognise: (run) => {
    const { other, chain } = factsOf(run, 'slow-kept');
    return other === true && chain === false;
  },
  nearMisses: [slowRootOnly.edit],
} satisfies Mistake;
