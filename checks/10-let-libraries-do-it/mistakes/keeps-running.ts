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
The program was told to stop, but did not end: something is still open, such
as a timer, a connection or a server, and that keeps Node running. A platform
kills such a program after a while. When the signal comes, close what you
opened, or call \`unref()\` on a timer so that it does not count.
`,
  openLine: /setInterval|setTimeout/,
  recognise: ({ recording: { said } }) => said.some(({ what }) => what.endsWith('ended: SIGKILL')),
  nearMisses: [
    {
      'telemetry.ts': `
-      await sdk.shutdown().catch(console.error);
+  // No setInterval here.
+  sdk.shutdown().catch(() => process.exit(2));
`,
    },
  ],
} satisfies Mistake;
