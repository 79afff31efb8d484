import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'telemetry.ts': `
-      await sdk.shutdown().catch(console.error);
+  void sdk.shutdown();
`,
  },
  failsFirst: ['programs-end'],
  explanation: `
The backend refused the spans, so \`shutdown()\` rejected, and nothing caught
the error. Such an error ends a program with exit code 1. To a platform that
is a crash, and only because of a few spans. Add a \`catch\`, or \`await\` the
promise inside a \`try\`.
`,
  openLine: /(?<!exporter)\.shutdown\(/,
  recognise: ({ recording: { said, output } }) =>
    said.some(({ what }) => what.endsWith('ended: 1')) &&
    /OTLPExporterError[^]*^Node\.js v/m.test(output),
  nearMisses: [
    {
      'telemetry.ts': `
-      await sdk.shutdown().catch(console.error);
+  sdk.shutdown().catch(() => (process.exitCode = 1));
`,
    },
  ],
} satisfies Mistake;
