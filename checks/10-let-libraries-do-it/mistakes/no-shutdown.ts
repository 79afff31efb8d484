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
five seconds, and nobody shut it down (lesson 5). A program that is told to
stop gets SIGTERM; that is the moment for \`sdk.shutdown()\`.
`,
  openLine: /\.start\(\)/,
  recognise: ({ recording }, source) =>
    recording.said.some(({ what }) => /^POST \/drinks .*: 00-/.test(what)) &&
    !/shutdown/.test(source.replaceAll('exporter.shutdown', '')),
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
