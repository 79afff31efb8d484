import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { closesTooLate, passes } from '../judgement.ts';
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
Your tests close the counter, but only after they have read the spans. So they
see only the spans that have ended by then, and \`stamp card\` ends later. First
\`await counter.close()\`, then ask the exporter.
`,
  openLine: /getFinishedSpans\(/,
  recognise: (run) => !passes(run, 'good-active.ts') && closesTooLate(run),
  nearMisses: [closeNotAwaited.edit],
} satisfies Mistake;
