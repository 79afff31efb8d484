import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { codeOf } from '../seen.ts';

export default {
  edit: {
    'telemetry.ts': `
-    await sdk.shutdown().catch((error) => console.error('spans were lost:', error.message));
+    await sdk.shutdown();
`,
  },
  failsFirst: ['away-ends'],
  explanation: `
The backend was away, so the promise from \`shutdown()\` rejected, and nothing
caught the error. Such an error ends a program with exit code 1. To the
platform, that is a crash, at every deploy for as long as your backend is
away. Catch the error, and log it.
`,
  openLine: /sdk\.shutdown\(/,
  recognise: ({ recording: { said } }, source) => {
    const [, after = ''] = codeOf(source).split('sdk.shutdown()');
    return (
      said.some(({ what }) => what.endsWith('ended: 1')) &&
      after !== '' &&
      !/exit/.test(codeOf(source).replaceAll('.on', '')) &&
      !/\.catch\(|allSettled|catch [({]|then\(/.test(after.slice(0, 80))
    );
  },
  nearMisses: [
    {
      'telemetry.ts': `
-    await sdk.shutdown().catch((error) => console.error('spans were lost:', error.message));
+    await sdk.shutdown().catch(() => (process.exitCode = 1));
`,
    },
  ],
} satisfies Mistake;
