import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'telemetry.ts': `
-  sdk.shutdown().catch(console.error);
+  void sdk.shutdown();
`,
  },
  failsFirst: ['programs-end'],
  explanation: `
The backend refused the spans, so the promise of \`shutdown()\` was rejected,
and nobody caught that: such an error ends a program with exit code 1. A
platform reads that as a crash, for the sake of a few spans. \`catch\` it, or
\`await\` it inside of a \`try\`.
`,
  openLine: /(?<!exporter)\.shutdown\(/,
  recognise: ({ recording: { said, output } }) =>
    said.some(({ what }) => what.endsWith('ended: 1')) && /OTLPExporterError/.test(output),
  nearMisses: [
    {
      'telemetry.ts': `
-  sdk.shutdown().catch(console.error);
+  sdk.shutdown().catch(() => (process.exitCode = 1));
`,
    },
  ],
} satisfies Mistake;
