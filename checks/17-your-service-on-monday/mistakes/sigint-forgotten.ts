import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'telemetry.ts': `
-  for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => (closing ??= close()));
+  process.on('SIGTERM', () => (closing ??= close()));
`,
  },
  failsFirst: ['spans-arrive'],
  explanation: `
A program got SIGINT, but nothing in it listened for that signal. So the
program ends at once: requests in progress get no answer, letters are not
sent, and spans that have not been sent are lost. SIGINT is what Ctrl-C sends.
Do for it exactly what you do for SIGTERM.
`,
  openLine: /['"]SIGTERM['"]/,
  recognise: ({ recording: { said } }) => said.some(({ what }) => what.endsWith('ended: SIGINT')),
  nearMisses: [
    {
      'telemetry.ts': `
-    await server.close();
+    if (closing) process.exit(130);
+    await server.close();
`,
    },
    {
      'telemetry.ts': `
-  for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => (closing ??= close()));
+  process.on('SIGTERM', () => (closing ??= close()));
+  process.on('SIGINT', () => process.exit(130));
`,
    },
  ],
} satisfies Mistake;
