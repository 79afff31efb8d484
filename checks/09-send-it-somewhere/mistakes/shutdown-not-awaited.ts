import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-    await sdk.shutdown().catch((error) => console.error(\`Spans were lost: \${error.message}\`));
+    void sdk.shutdown().catch((error) => console.error(\`Spans were lost: \${error.message}\`));
`,
  },
  failsFirst: ['sdk-shut-down'],
  explanation: `
When \`shutdown()\` returns its promise, the work has only begun: the spans are
still on their way. \`run\` did not wait. Put \`await\` before the call. In a
callback of \`finally\` or \`then\`, return the promise.
`,
  openLine: /shutdown\(/,
  recognise: ({ recording: { providers, done: over = Infinity } }, source) =>
    providers.some(({ shutdown = Infinity, done = Infinity }) => shutdown < over && done > over) &&
    !/\brace\(/.test(source),
  nearMisses: [
    {
      'lesson.ts': `
-    await sdk.shutdown().catch((error) => console.error(\`Spans were lost: \${error.message}\`));
+    setTimeout(() => sdk.shutdown().catch(console.error), 1);
`,
    },
  ],
} satisfies Mistake;
