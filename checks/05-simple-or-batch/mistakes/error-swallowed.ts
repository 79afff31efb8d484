import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
+  } catch (error) {
+    console.error(error);
   } finally {
`,
  },
  failsFirst: ['error-leaves-run'],
  explanation: `
The spans arrived, but the error was lost. If a \`catch\` does not throw again,
the worst day looks like any other to the caller of \`run\`. A \`finally\` lets
the error go on by itself. In a \`catch\`, throw the error again.
`,
  openLine: /catch/,
  recognise: ({ recording: { scenarioResult } }, source) =>
    Array.isArray(scenarioResult) &&
    scenarioResult.length === 0 &&
    /\bcatch\b/.test(source) &&
    !/\bfinally \{[^}]*\breturn\b/.test(source),
  nearMisses: [
    {
      'lesson.ts': `
     await provider.shutdown();
+    // A return in here: nothing to catch.
+    return;
`,
    },
  ],
} satisfies Mistake;
