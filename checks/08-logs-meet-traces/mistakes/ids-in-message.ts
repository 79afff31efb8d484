import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { linesOf } from '../journal.ts';

export default {
  edit: {
    'log.ts': `
-  // pino calls \`mixin\` for every line, when it is written: only then is the right span active.
-  const logger = pino({ base: { service }, mixin: traceContext }, journal);
+  const logger = pino({ base: { service } }, journal);
@@
-    logger.info(attributes, message);
+    const { trace_id, span_id } = traceContext();
+    const ids = trace_id ? \` trace_id=\${trace_id} span_id=\${span_id}\` : '';
+    logger.info(attributes, message + ids);
`,
  },
  failsFirst: ['lines-are-json'],
  explanation: `
The ids are in the text of the message. A person can read them there, but a
tool that looks for the field \`trace_id\` finds nothing. And no two messages
are the same any more, so nobody can count them. Leave the message as it is,
and give each id a field of its own.
`,
  openLine: /trace_?id=|\$\{.*(trace|span)_?id/i,
  recognise: (run) => {
    const known = run.recording.spans.map(({ traceId }) => traceId);
    return linesOf(run).some(({ msg }) => known.some((id) => String(msg).includes(id)));
  },
  nearMisses: [
    // Another id.
    {
      'log.ts': `
-    logger.info(attributes, message);
+    logger.info(attributes, \`\${message} \${crypto.randomUUID().replaceAll('-', '')}\`);
`,
    },
  ],
} satisfies Mistake;
