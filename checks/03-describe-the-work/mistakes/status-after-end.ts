import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import okThenError from './ok-then-error.ts';

export default {
  edit: {
    'lesson.ts': `
-      await work();
+      await work().finally(() => span.end());
@@
-    } finally {
-      span.end();
`,
  },
  failsFirst: ['error-status'],
  explanation: `
The status was set, but the span had ended already, and after its end a span
takes nothing in. A \`finally\` that stands before the \`catch\` in a chain runs
first. Set the status, then end the span.
`,
  openLine: /setStatus/,
  recognise: (run) =>
    run.all('charge card').some(({ late }) => late.some(({ call }) => call === 'setStatus')),
  nearMisses: [okThenError.edit],
} satisfies Mistake;
