import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { bareCodeOf, passes } from '../judgement.ts';
import closeNotAwaited from './close-not-awaited.ts';

export default {
  edit: {
    'telemetry.test.ts': `
-  await counter.close();
-
-  const spans = exporter.getFinishedSpans();
+  const spans = [...exporter.getFinishedSpans()];
+  await counter.close();
`,
  },
  failsFirst: ['good-counters-pass'],
  explanation: `
Your tests close the counter, but only after they have read the spans. What is
read is what has ended until then, and \`stamp card\` ends later. First \`await
counter.close()\`, then ask the exporter.
`,
  openLine: /getFinishedSpans\(/,
  recognise: (run) => {
    const [, before = '', after = ''] =
      bareCodeOf(run).match(/(getFinishedSpans\(\)[^]*?)(await \w+\.close\(\))/) ?? [];
    return (
      !passes(run, 'good-active.ts') &&
      after !== '' &&
      !before.includes('\n}') &&
      !/close\(\)[^]*getFinishedSpans/.test(bareCodeOf(run))
    );
  },
  nearMisses: [closeNotAwaited.edit],
} satisfies Mistake;
