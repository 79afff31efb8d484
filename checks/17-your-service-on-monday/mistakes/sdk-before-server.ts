import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import type { MondaySeen } from '../scenarios.ts';
import { codeOf } from '../seen.ts';

export default {
  edit: {
    'telemetry.ts': `
-    await server.close();
-    await finish();
-    // A backend that is away must not look like a crash.
-    await sdk.shutdown().catch((error) => console.error('spans were lost:', error.message));
+    await sdk.shutdown().catch((error) => console.error('spans were lost:', error.message));
+    await server.close();
+    await finish();
`,
  },
  failsFirst: ['sigterm-in-progress', 'spans-arrive'],
  explanation: `
The SDK is shut down first, before the server. A request in progress still
gets its answer, but a span that ends after the shutdown is dropped. The order
is: stop new requests and answer those in progress, finish the work that is
left, and only then shut the SDK down.
`,
  openLine: /sdk\.shutdown\(/,
  recognise: ({ recording: { scenarioResult, said } }, source) => {
    const [, code = ''] = codeOf(source).split('sdk.start()');
    const [sdk, server] = [code.indexOf('sdk.shutdown('), code.indexOf('server.close(')];
    return (
      said.some(({ what }) => what === 'loans.ts ended: 0') &&
      (scenarioResult as MondaySeen).farewells.every(({ status }) => status === 200) &&
      sdk >= 0 &&
      sdk < server
    );
  },
  nearMisses: [
    {
      'telemetry.ts': `
-    await server.close();
+    setTimeout(() => process.exit(), 5);
+    await server.close();
`,
    },
  ],
} satisfies Mistake;
