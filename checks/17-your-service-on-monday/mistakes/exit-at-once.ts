import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { codeOf } from '../seen.ts';

export default {
  edit: {
    'telemetry.ts': `
-    await sdk.shutdown().catch((error) => console.error('spans were lost:', error.message));
+    void sdk.shutdown().catch((error) => console.error('spans were lost:', error.message));
+    process.exit();
`,
  },
  failsFirst: ['spans-arrive'],
  explanation: `
\`process.exit()\` ended the program while \`shutdown()\` was still sending.
The last batch was lost. In a short run, it holds all the spans. Await the
shutdown. Then you need no \`process.exit()\`: a program with nothing left to
do ends by itself.
`,
  openLine: /process\.exit\(/,
  recognise: ({ arrived }, source) =>
    arrived.length === 0 &&
    /(?<!await |return )sdk\.shutdown\([^;]*;\s*process\.exit\(/.test(codeOf(source)),
  nearMisses: [
    {
      'telemetry.ts': `
-    await server.close();
+    process.exit();
+    await server.close();
`,
    },
  ],
} satisfies Mistake;
