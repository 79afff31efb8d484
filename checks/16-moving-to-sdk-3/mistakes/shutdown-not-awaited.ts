import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import firstSpan from '../../01-first-span/mistakes/shutdown-not-awaited.ts';

export default {
  ...firstSpan,
  edit: {
    'lesson.ts': `
-  await provider.shutdown();
+  void provider.shutdown().catch(() => {});
`,
  },
  explanation: `
\`shutdown()\` returns a promise, and the provider is closed when that promise
is fulfilled. \`run\` did not wait until then, so it returned too early. If the
program ends at that moment, spans may be lost. Put \`await\` before the call
at the end of \`run\`, with no time limit. A \`.catch(…)\` may stay after it.
`,
} satisfies Mistake;
