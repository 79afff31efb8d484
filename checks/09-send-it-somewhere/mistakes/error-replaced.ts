import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import type { Sent } from '../scenarios.ts';

export default {
  edit: {
    'lesson.ts': `
-  } finally {
-    // Spans may be lost. The day's work, and the bar's own error, must not be.
-    await sdk.shutdown().catch((error) => console.error(\`Spans were lost: \${error.message}\`));
+  } catch (error) {
+    await sdk.shutdown();
+    throw error;
   }
+  await sdk.shutdown().catch((error) => console.error(\`Spans were lost: \${error.message}\`));
`,
  },
  failsFirst: ['error-leaves-run'],
  explanation: `
An error that is thrown in a \`finally\` or a \`catch\` replaces the original one.
Here the shutdown's error replaced the bar's, so nobody will hear of the fire.
Catch whatever \`shutdown\` rejects with, even when the bar has thrown.
`,
  openLine: /shutdown\(/,
  recognise: ({ recording: { scenarioResult } }) =>
    /bad request/i.test((scenarioResult as Sent).errors[0] ?? ''),
  nearMisses: [
    {
      'lesson.ts': `
-    await openBar(takeOrder);
+    await openBar(takeOrder).catch(() => Promise.reject(new Error('on fire')));
`,
    },
  ],
} satisfies Mistake;
