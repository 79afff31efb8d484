import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { codeOf } from '../seen.ts';

export default {
  edit: {
    'lesson.ts': `
-    nodeOptions: ['--import', './telemetry.ts'],
+    nodeOptions: [],
`,
  },
  failsFirst: ['log-ids'],
  explanation: `
The hook is registered by a file that the program itself imports. Node loads
all static imports of a program, pino among them, before it runs any of their
code. So the hook comes too late, wherever that import stands. Add
\`'--import', './telemetry.ts'\` to \`nodeOptions\`: then that file runs before
the program.
`,
  openLine: /nodeOptions/,
  recognise: ({ recording }, source) => {
    const [started = ''] = recording.output.match(/^\$ node.* loans\.ts$/m) ?? [];
    return (
      /hook\.mjs/.test(codeOf(source)) &&
      /new PinoIds\(/.test(codeOf(source)) &&
      started === '$ node --import tsx loans.ts' &&
      !/"trace_id"/.test(recording.output)
    );
  },
  nearMisses: [
    {
      'telemetry.ts': `
-register('@opentelemetry/instrumentation/hook.mjs', import.meta.url);
`,
    },
    {
      'telemetry.ts': `
-  instrumentations: [new UndiciInstrumentation(), new PinoIds()],
+  instrumentations: [new UndiciInstrumentation()],
@@
-sdk.start();
+sdk.start();
+export { PinoIds };
`,
    },
  ],
} satisfies Mistake;
