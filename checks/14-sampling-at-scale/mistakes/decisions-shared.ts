import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { isRight } from '../findings.ts';

export default {
  edit: {
    'lesson.ts': `
-class TailSampler implements Collector {
+const decisions = new Map<string, number>();
+
+class TailSampler implements Collector {
@@
-  #decisions = new Map<string, number>();
+  #decisions = decisions;
`,
  },
  failsFirst: ['collectors-apart'],
  explanation: `
All Collectors share one table of decisions, because it was made outside the
Collector. In production, each Collector is a program on a machine of its own,
and knows only what it decided itself. Make the table inside, once for each
Collector.
`,
  openLine: /^(const|let|var) .*new Map/,
  recognise: (run, source) =>
    !isRight(run, 'collectors-apart') && /^(const|let|var) \w*[dD]eci\w*.*new Map/m.test(source),
  nearMisses: [
    {
      'lesson.ts': `
-class TailSampler implements Collector {
+const waiting = new Map<string, { since: number; spans: RushSpan[] }>();
+
+class TailSampler implements Collector {
@@
-  #waiting = new Map<string, { since: number; spans: RushSpan[] }>();
+  #waiting = waiting;
`,
    },
  ],
} satisfies Mistake;
