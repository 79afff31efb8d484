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
The status was set after the span had ended, and a span that has ended ignores
every change. In a chain of promises, a \`finally\` that comes before the
\`catch\` runs first. Set the status, then end the span.
`,
  openLine: /setStatus/,
  recognise: (run) =>
    run.all('charge card').some(({ late }) => late.some(({ call }) => call === 'setStatus')),
  nearMisses: [okThenError.edit],
} satisfies Mistake;
