import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'telemetry.ts': `
-      await sdk.shutdown().catch(console.error);
`,
  },
  failsFirst: ['program-spans-arrive'],
  explanation: `
All spans were made, and the kitchen even received a \`traceparent\`. But when
the programs ended, the batch processor still held every span: it sends every
five seconds, and nothing shut the SDK down (lesson 5). Call \`sdk.shutdown()\`
when the server has closed.
`,
  openLine: /\.start\(\)/,
  recognise: ({ recording }, source) =>
    recording.said.some(({ what }) => /^POST \/drinks .*: 00-/.test(what)) &&
    !/\.shutdown\b/.test(source.replaceAll('exporter.shutdown', '')),
  nearMisses: [
    {
      'telemetry.ts': `
-      await sdk.shutdown().catch(console.error);
+      void sdk.shutdown().catch(console.error);
+      process.exit();
`,
    },
  ],
} satisfies Mistake;
