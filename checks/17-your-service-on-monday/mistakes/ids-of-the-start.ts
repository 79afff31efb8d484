import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { codeOf } from '../seen.ts';

export default {
  edit: {
    'pino-ids.ts': `
-    const own = logger[mixinSym];
-    logger[mixinSym] = (...line: unknown[]) => ({ ...own?.(...line), ...activeIds() });
+    const own = logger[mixinSym];
+    const ids = activeIds();
+    logger[mixinSym] = (...line: unknown[]) => ({ ...own?.(...line), ...ids });
`,
  },
  failsFirst: ['log-ids'],
  explanation: `
The ids were read once, when the logger was created. At that moment, no span
was active, so no line has any (lesson 8). The function that is called for
each line has to ask for the active span itself.
`,
  openLine: /activeIds\(\);|getActiveSpan\(\)/,
  recognise: ({ recording }, source) =>
    !/"trace_id"/.test(recording.output) &&
    /const (\w+) = (activeIds\(\)|trace\.getActiveSpan\(\).*);\s*\n.*[mM]ixin.*\b\1\b/.test(
      codeOf(source),
    ),
  nearMisses: [
    {
      'telemetry.ts': `
-register('@opentelemetry/instrumentation/hook.mjs', import.meta.url);
`,
    },
  ],
} satisfies Mistake;
