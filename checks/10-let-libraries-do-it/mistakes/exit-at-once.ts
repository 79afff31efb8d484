import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'telemetry.ts': `
-      await sdk.shutdown().catch(console.error);
+      void sdk.shutdown();
+      process.exit(0);
`,
  },
  failsFirst: ['program-spans-arrive'],
  explanation: `
On the signal the shutdown begins, but \`process.exit\` ends the process before
the spans are sent. \`shutdown()\` returns a promise: wait for it. Without
\`process.exit\` the program ends by itself when nothing is left to do.
`,
  openLine: /process\.exit/,
  recognise: ({ recording }, source) =>
    recording.said.some(({ what }) => /^POST \/drinks .*: 00-/.test(what)) &&
    /shutdown\(/.test(source) &&
    /^(?!\s*\/\/).*process\.exit\(/m.test(source),
  nearMisses: [
    {
      'telemetry.ts': `
-      await sdk.shutdown().catch(console.error);
+      // Nobody calls process.exit() here.
`,
    },
  ],
} satisfies Mistake;
