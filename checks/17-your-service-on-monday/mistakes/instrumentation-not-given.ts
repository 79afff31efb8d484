import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { codeOf } from '../seen.ts';

export default {
  edit: {
    'telemetry.ts': `
-  instrumentations: [new UndiciInstrumentation(), new PinoIds()],
+  instrumentations: [new UndiciInstrumentation()],
@@
-sdk.start();
+sdk.start();
+export { PinoIds };
`,
  },
  failsFirst: ['log-ids'],
  explanation: `
The class \`PinoIds\` is there, but nothing creates an instance of it. The
constructor is what asks the hook to patch pino when it is loaded. So without
an instance, nothing is patched. Add \`new PinoIds()\` to the
\`instrumentations\` of the SDK.
`,
  openLine: /instrumentations/,
  recognise: ({ recording }, source) =>
    /class PinoIds/.test(codeOf(source)) &&
    !/new PinoIds\b/.test(codeOf(source)) &&
    !/"trace_id"/.test(recording.output),
  nearMisses: [
    {
      'telemetry.ts': `
-register('@opentelemetry/instrumentation/hook.mjs', import.meta.url);
`,
    },
  ],
} satisfies Mistake;
