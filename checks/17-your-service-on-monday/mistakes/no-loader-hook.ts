import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { codeOf } from '../seen.ts';

export default {
  edit: {
    'telemetry.ts': `
-register('@opentelemetry/instrumentation/hook.mjs', import.meta.url);
`,
  },
  failsFirst: ['log-ids'],
  explanation: `
The instrumentation is there, but it never sees pino. These programs are ES
modules, whose imports do not pass \`require\`. Only the loader hook
\`@opentelemetry/instrumentation/hook.mjs\` sees them, and nothing registers it.
undici and \`@hono/otel\` need no hook, so their spans are there.
`,
  openLine: /instrumentations/,
  recognise: ({ recording }, source) =>
    /new InstrumentationNodeModuleDefinition\(\s*['"]pino['"]/.test(codeOf(source)) &&
    /new PinoIds\(/.test(codeOf(source)) &&
    !/hook\.mjs/.test(codeOf(source)) &&
    !/"trace_id"/.test(recording.output),
  nearMisses: [
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
    {
      'pino-ids.ts': `
-    return new InstrumentationNodeModuleDefinition('pino', ['*'], (exports) => {
+    return new InstrumentationNodeModuleDefinition('pine', ['*'], (exports) => {
`,
    },
  ],
} satisfies Mistake;
