import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { saying } from '../journal.ts';
import { change, till } from '../scenarios.ts';

export default {
  edit: {
    'log.ts': `
-  const logger = pino({ base: { service }, mixin: traceContext }, journal);
+  const fields: Record<string, string> = {};
+  const mixin = () => {
+    for (const name of ['trace_id', 'span_id', 'trace_flags']) delete fields[name];
+    return Object.assign(fields, traceContext());
+  };
+  const logger = pino({ base: { service }, mixin }, journal);
`,
  },
  failsFirst: ['lines-are-json'],
  explanation: `
Fields of an earlier line are still in this one. pino copies the line's own
fields into the object that \`mixin\` returns. If \`mixin\` returns the same
object every time, they stay in it, and turn up on the next line. Return a new
object each time.
`,
  openLine: /\bmixin\b/,
  recognise: (run, source) => {
    const code = source;
    // What is given to the line itself is new, so what is old came from the mixin.
    const isNew = /\.info\((attributes( \?\? \{\})?|\{ ?\.\.\.attributes ?\}), message\)/.test(
      code,
    );
    return (
      isNew &&
      /\bmixin\b/.test(code) &&
      !/setBindings|\.child\(/.test(code) &&
      (saying(run, 'the bar closes').some((line) => 'coffee.drink' in line) ||
        saying(run, till.msg).some((line) => change in line))
    );
  },
  nearMisses: [
    // The object that is kept is the one given to the line.
    {
      'log.ts': `
   const logger = pino({ base: { service }, mixin: traceContext }, journal);
+  const fields: Attributes = {};
@@
-    logger.info(attributes, message);
+    logger.info(Object.assign(fields, attributes), message);
`,
    },
    // A line has the fields of an earlier one, which were kept on the logger.
    {
      'log.ts': `
-    logger.info(attributes, message);
+    if (attributes) logger.setBindings(attributes);
+    logger.info(attributes, message);
`,
    },
    // The mixin is right, and the line is missing.
    {
      'log.ts': `
-    logger.info(attributes, message);
+    if (attributes) logger.info(attributes, message);
`,
    },
  ],
} satisfies Mistake;
