import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'telemetry.ts': `
-  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
+  for (const signal of ['SIGTERM'] as const) {
`,
  },
  failsFirst: ['both-signals'],
  explanation: `
A program was sent SIGINT, and nothing in it listened for that signal. So the
program ends at once: requests in progress get no answer, and spans that have
not been sent are lost. SIGINT is what Ctrl-C sends. Do for SIGINT exactly
what you do for SIGTERM.
`,
  openLine: /['"`]SIGTERM['"`]/,
  recognise: ({ recording: { said } }) => said.some(({ what }) => what.endsWith('ended: SIGINT')),
  nearMisses: [
    {
      'telemetry.ts': `
-      await server.close();
+      if (signal === 'SIGINT') process.exit(130);
+      await server.close();
`,
    },
  ],
} satisfies Mistake;
