import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { saying, codeOf, lastSpanKept } from '../journal.ts';

export default {
  edit: {
    'log.ts': `
-  // pino calls \`mixin\` for every line, at the moment when it is written.
-  const logger = pino({ base: { service }, mixin: traceContext }, journal);
+  const logger = pino({ base: { service } }, journal);
@@
     trace.getActiveSpan()?.addEvent(message, attributes);
+    logger.setBindings(traceContext());
`,
  },
  failsFirst: ['no-ids-outside-spans'],
  explanation: `
What a line got from \`setBindings\` stays on the logger. The next line writes
over it if it has ids of its own; one from outside of every span has none, and
so it keeps those of the line before. Give the ids to the line, with \`mixin\`
or as its fields, and not to the logger that all lines share.
`,
  openLine: /setBindings/,
  recognise: (run, source) =>
    /setBindings/.test(codeOf(source)) &&
    saying(run, 'the bar closes').some(({ trace_id }) => /[1-9a-f]/.test(trace_id ?? '')),
  nearMisses: [lastSpanKept],
} satisfies Mistake;
