import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { bareCodeOf, passes } from '../judgement.ts';
import neverClosed from './never-closed.ts';

export default {
  edit: {
    'telemetry.test.ts': `
-  await counter.close();
+  void counter.close();
`,
  },
  failsFirst: ['good-counters-pass'],
  explanation: `
Your tests call \`close()\`, but they do not wait for it. It returns a promise
at once, and the stamp is put on later. When you look at the spans,
\`stamp card\` is still open, so it is not in the exporter. Write \`await\` before
the call, and read the spans after that line.
`,
  openLine: /\.close\(\)/,
  recognise: (run) =>
    !passes(run, 'good-active.ts') &&
    /^\s*(void )?\w+\.close\(\);/m.test(bareCodeOf(run)) &&
    !/(await|return|=>|using)\s+\w+\.close\(\)|close\(\)\s*[.,\])]/.test(bareCodeOf(run)),
  nearMisses: [neverClosed.edit],
} satisfies Mistake;
