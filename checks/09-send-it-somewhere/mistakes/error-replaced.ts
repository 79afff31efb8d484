import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import type { Sent } from '../scenarios.ts';

export default {
  edit: {
    'lesson.ts': `
-    // The spans may be lost. The day's work, and an error of its own, must not be.
-    await sdk.shutdown().catch((error) => console.error(\`Spans were lost: \${error.message}\`));
+    await sdk.shutdown().catch((error) => {
+      if (error.code !== 'ECONNREFUSED') throw error;
+    });
`,
  },
  failsFirst: ['error-leaves-run'],
  explanation: `
What is thrown in a \`finally\` takes the place of the error that was on its
way. Here that was the answer of a backend, and nobody hears of the fire any
more. A backend can fail in many ways, so do not pick some of them: catch
whatever \`shutdown\` rejects with.
`,
  openLine: /shutdown\(/,
  recognise: ({ recording: { scenarioResult } }) =>
    /bad request/i.test((scenarioResult as Sent).errors[0] ?? ''),
} satisfies Mistake;
