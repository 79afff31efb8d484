import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { inHand, type SouthResult } from '../scenarios.ts';

export default {
  edit: {
    'telemetry.ts': `
-      await server.close();
+      void server.close();
`,
  },
  failsFirst: ['sigterm-in-hand', 'sigint-in-hand'],
  explanation: `
The SDK was shut down while a request was in progress. The guest got an
answer, but that request's span ended after the shutdown, and an SDK that has
been shut down drops spans. First \`await server.close()\`: it resolves when
the last request has its answer. Only then call \`sdk.shutdown()\`.
`,
  openLine: /(?<!exporter)\.shutdown\(/,
  recognise: ({ recording: { scenarioResult, spans } }, source) =>
    /\.shutdown\b/.test(source.replaceAll('exporter.shutdown', '')) &&
    inHand.some(({ file, spanId }) => {
      const { farewells } = scenarioResult as SouthResult;
      const served = farewells.some((one) => one.file === file && one.status === 200);
      return served && !spans.some(({ parentId }) => parentId === spanId);
    }),
  nearMisses: [
    {
      'telemetry.ts': `
+      setTimeout(() => process.exit(), 5);
       await server.close();
`,
    },
  ],
} satisfies Mistake;
