import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'telemetry.ts': `
 sdk.start();
+setInterval(() => console.log('still here'), 60_000);
`,
  },
  failsFirst: ['programs-end'],
  explanation: `
The program was told to stop, closed its server, and was still there: a timer,
a connection or a server of yours is open, and as long as something is, Node
does not end. A platform kills what does not end, after a while. Close it at
SIGTERM, or let it not count: \`unref()\`.
`,
  openLine: /setInterval|setTimeout/,
  recognise: ({ recording: { said } }) => said.some(({ what }) => what.endsWith('ended: SIGKILL')),
  nearMisses: [
    {
      'telemetry.ts': `
-  sdk.shutdown().catch(console.error);
+  // No setInterval here.
+  sdk.shutdown().catch(() => process.exit(2));
`,
    },
  ],
} satisfies Mistake;
