import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'telemetry.ts': `
-
-process.once('SIGTERM', () => {
-  sdk.shutdown().catch(console.error);
-});
`,
  },
  failsFirst: ['program-spans-arrive'],
  explanation: `
All spans were made, the kitchen even received a \`traceparent\`, and then the
programs ended. The batch processor still held everything: it sends every
five seconds, and at SIGTERM nobody shut it down (lesson 5). With that signal
a program is told to stop; at \`exit\` it is too late, nothing is waited for.
Call \`sdk.shutdown()\` when it comes.
`,
  openLine: /\.start\(\)/,
  recognise: ({ recording }, source) =>
    recording.said.some(({ what }) => /^POST \/drinks .*: 00-/.test(what)) &&
    !/SIGTERM[^]*shutdown|shutdown[^]*SIGTERM|beforeExit/.test(
      source.split('process.send?.(message)').at(-1)!,
    ),
  nearMisses: [
    {
      'telemetry.ts': `
-  sdk.shutdown().catch(console.error);
+  sdk.shutdown().catch(console.error);
+  process.exit();
`,
    },
  ],
} satisfies Mistake;
