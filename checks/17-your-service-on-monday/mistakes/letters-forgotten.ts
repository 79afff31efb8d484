import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { codeOf } from '../seen.ts';

export default {
  edit: {
    'loans.ts': `
-import { sendLetters, writeLetter } from './letters.ts';
+import { writeLetter } from './letters.ts';
@@
-closeOnSignal(listen(app), sendLetters);
+closeOnSignal(listen(app));
`,
  },
  failsFirst: ['letters-at-close'],
  explanation: `
The server has closed, but the work is not over: letters wait in the queue.
The SDK was shut down before they were sent, so their spans are lost. Letters
that are never sent are lost as well. After the server has closed, call
\`sendLetters()\` and wait for it, as the starter did. Then shut the SDK down.
`,
  openLine: /closeOnSignal\(|SIGTERM/,
  recognise: (_, source) => {
    const code = codeOf(source);
    const calls = code.match(/\bsendLetters\b/g)?.length ?? 0;
    return calls === 2 && /\bsdk\.shutdown\(/.test(code);
  },
  nearMisses: [
    {
      'telemetry.ts': `
-    await finish();
+    void finish();
`,
    },
  ],
} satisfies Mistake;
