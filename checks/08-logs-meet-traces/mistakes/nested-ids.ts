import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { linesOf } from '../journal.ts';

export default {
  edit: {
    'log.ts': `
-  const logger = pino({ base: { service }, mixin: traceContext }, journal);
+  const logger = pino({ base: { service }, mixin: () => ({ otel: traceContext() }) }, journal);
`,
  },
  failsFirst: ['line-has-ids'],
  explanation: `
The ids are in an object inside the line. The specification wants them at
the top level of the JSON, beside \`msg\`. Only there can a tool that knows
nothing about your program find them. Add the three fields to the line
itself.
`,
  recognise: (run) =>
    linesOf(run).some(
      (line) =>
        !line.trace_id &&
        Object.values(line).some((value) => value && typeof value === 'object' && value.trace_id),
    ),
  nearMisses: [
    // At the top as well; two fields are right.
    {
      'log.ts': `
-  const logger = pino({ base: { service }, mixin: traceContext }, journal);
+  const mixin = () => ({ ...traceContext(), trace_flags: 1, otel: traceContext() });
+  const logger = pino({ base: { service }, mixin }, journal);
`,
    },
  ],
} satisfies Mistake;
