import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-  try {
-    await openBar(takeOrder);
-  } finally {
-    // The spans may be lost. The day's work, and an error of its own, must not be.
-    await sdk.shutdown().catch((error) => console.error(\`Spans were lost: \${error.message}\`));
-  }
+  await openBar(takeOrder);
+  await sdk.shutdown().catch((error) => console.error(\`Spans were lost: \${error.message}\`));
`,
  },
  failsFirst: ['error-spans-sent'],
  explanation: `
When the bar throws, \`run\` is left right there, and the line with \`shutdown\`
is never reached. What the batch processor still held is lost, and that is the
part of the day that somebody will ask about. Put it into a \`finally\`.
`,
  openLine: /shutdown\(/,
  recognise: ({ recording: { spans, said } }, source) =>
    said.some(({ what }) => what === 'served') &&
    spans.every(({ exported }) => exported === 0) &&
    !/\bfinally\b/.test(source),
} satisfies Mistake;
