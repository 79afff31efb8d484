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
    /shutdown\(/.test(source.replaceAll('exporter.shutdown', '')) &&
    // Where the shutdown is awaited, it is something else that keeps the spans from arriving.
    !/await \w+\.shutdown\(/.test(source.replaceAll('exporter.shutdown', '')) &&
    /process\.exit\(/.test(source),
  nearMisses: [
    {
      'telemetry.ts': `
-      await sdk.shutdown().catch(console.error);
+      // Nobody calls process.exit() here.
`,
    },
    {
      'telemetry.ts': `
+process.env.OTEL_EXPORTER_OTLP_ENDPOINT = 'http://127.0.0.1:9';
 sdk.start();
@@
       await sdk.shutdown().catch(console.error);
+      process.exit(0);
`,
    },
  ],
} satisfies Mistake;
