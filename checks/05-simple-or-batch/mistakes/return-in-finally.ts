import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
     await provider.shutdown();
+    return;
`,
  },
  failsFirst: ['error-leaves-run'],
  explanation: `
A \`return\` in a \`finally\` throws away an error that is leaving the \`try\`. That
is what happened here. Without the \`return\`, the error goes on by itself when
the \`finally\` is done.
`,
  openLine: /^ {4}return\b/,
  recognise: ({ recording: { scenarioResult } }, source) =>
    Array.isArray(scenarioResult) &&
    scenarioResult.length === 0 &&
    /\bfinally \{[^}]*\breturn\b/.test(source),
  nearMisses: [
    {
      'lesson.ts': `
+  } catch (error) {
+    console.error(error);
   } finally {
`,
    },
  ],
} satisfies Mistake;
