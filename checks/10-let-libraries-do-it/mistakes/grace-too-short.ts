import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { inHand, type SouthResult } from '../scenarios.ts';

export default {
  edit: {
    'telemetry.ts': `
-      await server.close();
+      const grace = new Promise((done) => setTimeout(done, 300));
+      await Promise.race([server.close(), grace]);
`,
  },
  failsFirst: ['sigterm-in-hand', 'sigint-in-hand'],
  explanation: `
The program waits only for a moment, or only for a timer, before it shuts the
SDK down. A request that took longer got its answer, but its span ended after
the shutdown and was dropped. The platform already sets a limit. Wait for
\`server.close()\`, however long it takes, and then call \`sdk.shutdown()\`.
`,
  openLine: /\brace\(|setTimeout|\.timeout\(|timers/,
  recognise: ({ recording: { scenarioResult, spans } }, source) =>
    // A timer that ends a program which does not end by itself is another thing.
    /\brace\(|setTimeout|\.timeout\(|timers/.test(
      source.replace(/setTimeout\([^;]*\bexit\b[^;]*;/g, ''),
    ) &&
    inHand.some(({ file, spanId }) => {
      const { farewells } = scenarioResult as SouthResult;
      const served = farewells.some((one) => one.file === file && one.status === 200);
      return served && !spans.some(({ parentId }) => parentId === spanId);
    }),
  nearMisses: [
    {
      'telemetry.ts': `
-      await server.close();
+      setTimeout(() => process.exit(1), 20_000).unref();
+      void server.close();
`,
    },
    {
      'telemetry.ts': `
-      await server.close();
+      // No setTimeout here.
+      void server.close();
`,
    },
    {
      'telemetry.ts': `
-      await server.close();
+      await Promise.race([server.close()]);
`,
    },
  ],
} satisfies Mistake;
