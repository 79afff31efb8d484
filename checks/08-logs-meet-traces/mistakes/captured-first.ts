import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { linesOf } from '../journal.ts';

export default {
  edit: {
    'log.ts': `
-  // pino calls \`mixin\` for every line, when it is written: only then is the right span active.
-  const logger = pino({ base: { service }, mixin: traceContext }, journal);
+  const logger = pino({ base: { service } }, journal);
+  let child: typeof logger | undefined;
@@
-    logger.info(attributes, message);
+    if (trace.getActiveSpan()) child ??= logger.child(traceContext());
+    (child ?? logger).info(attributes, message);
`,
  },
  failsFirst: ['no-ids-outside-spans', 'line-trace-id'],
  explanation: `
A child logger keeps the ids that it gets when it is made. This one is made
during the first order and is used from then on, so all later lines say that
they belong to that order. The ids belong to the line: read the active span
each time you write one.
`,
  openLine: /\.child\(/,
  recognise: (run, source) => {
    const own = linesOf(run).filter(({ service }) => service === 'counter');
    const ids = new Set(own.map(({ trace_id }) => trace_id).filter(Boolean));
    const child = /\.child\(/.test(source);
    return child && ids.size === 1 && own.at(-1)?.trace_id !== undefined;
  },
  nearMisses: [
    // The same lines, without a child logger.
    {
      'log.ts': `
-  // pino calls \`mixin\` for every line, when it is written: only then is the right span active.
-  const logger = pino({ base: { service }, mixin: traceContext }, journal);
+  let ids: Record<string, string> = {};
+  const mixin = () => (ids.trace_id ? { ...ids } : (ids = traceContext()));
+  const logger = pino({ base: { service }, mixin }, journal);
`,
    },
  ],
} satisfies Mistake;
