import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import type { MondaySeen } from '../scenarios.ts';

export default {
  edit: {
    'pino-ids.ts': `
-  const { mixinSym } = original.symbols;
-  const patched = (...args: Parameters<Pino>) => {
-    const logger = original(...args) as any;
-    const own = logger[mixinSym];
-    logger[mixinSym] = (...line: unknown[]) => ({ ...own?.(...line), ...activeIds() });
-    return logger;
-  };
+  const patched = (options: any = {}, stream?: any) => {
+    const mixin = (...line: unknown[]) => ({ ...options.mixin?.(...line), ...activeIds() });
+    return original({ ...options, mixin }, stream);
+  };
`,
  },
  failsFirst: ['pino-patched'],
  explanation: `
The first argument of pino need not be an object with options. It may be a
stream, as in \`pino(pino.destination(2))\`. In your function, such a stream gets
lost, and so do the lines. Pass all arguments on to the original as they are,
and change the logger that the original returns.
`,
  openLine: /mixin/,
  recognise({ recording: { scenarioResult } }) {
    const { lines } = scenarioResult as MondaySeen;
    const lost = lines.filter(({ text }) => !text.startsWith('{'));
    return lost.length > 0 && lost.every(({ what }) => what.includes('pino(stream)'));
  },
  nearMisses: [
    {
      'pino-ids.ts': `
-    const logger = original(...args) as any;
+    const logger = original(...args) as any;
+    if ('writable' in (args[0] ?? {})) return logger;
`,
    },
  ],
} satisfies Mistake;
