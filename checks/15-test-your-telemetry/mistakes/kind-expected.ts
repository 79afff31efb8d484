import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { bareCodeOf, passes } from '../judgement.ts';

export default {
  edit: {
    'telemetry.test.ts': `
-import { SpanStatusCode } from '@opentelemetry/api';
+import { SpanKind, SpanStatusCode } from '@opentelemetry/api';
@@
-  const { traceId, spanId } = spanOf('ask kitchen').spanContext();
+  const { traceId, spanId } = spanOf('ask kitchen').spanContext();
+  expect(spanOf('ask kitchen').kind).toBe(SpanKind.CLIENT);
`,
  },
  failsFirst: ['third-counter-passes'],
  explanation: `
Your test expects \`ask kitchen\` to be of the kind CLIENT. That is a good
habit, but none of the six promises is about the kind of a span. This counter
keeps all six, and its \`ask kitchen\` is of the kind INTERNAL. Find spans by
their names, and expect only what is promised.
`,
  recognise: (run) =>
    ['third', 'belowAnother', 'apologisesLate', 'asksFirst'].every((name) => passes(run, name)) &&
    !passes(run, 'callsPlainly') &&
    /\bkind\b/.test(bareCodeOf(run)),
  nearMisses: [
    {
      'telemetry.test.ts': `
-  const { spanOf } = await record(served);
-  const [child, parent] = [spanOf(name), spanOf('take order').spanContext()];
+  const { spanOf } = await record(served);
+  const [child, parent] = [spanOf(name), spanOf('take order').spanContext()];
+  expect(spanOf('take order').kind).toBe(0);
`,
    },
  ],
} satisfies Mistake;
