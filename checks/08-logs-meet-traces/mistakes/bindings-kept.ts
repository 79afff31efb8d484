import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { saying, lastSpanKept } from '../journal.ts';

export default {
  edit: {
    'log.ts': `
-  // pino calls \`mixin\` for every line, when it is written: only then is the right span active.
-  const logger = pino({ base: { service }, mixin: traceContext }, journal);
+  const logger = pino({ base: { service } }, journal);
@@
     trace.getActiveSpan()?.addEvent(message, attributes);
+    logger.setBindings(traceContext());
`,
  },
  failsFirst: ['no-ids-outside-spans'],
  explanation: `
What you give to \`setBindings\` stays on the logger. A line inside a span
overwrites these ids with its own. A line outside any span has none, so it
gets those of an earlier line. Give the ids to the line, with \`mixin\` or as
its fields, and not to the logger that all lines share.
`,
  openLine: /setBindings/,
  recognise: (run, source) =>
    /setBindings/.test(source) &&
    saying(run, 'the bar closes').some(({ trace_id }) => /[1-9a-f]/.test(trace_id ?? '')),
  nearMisses: [lastSpanKept],
} satisfies Mistake;
