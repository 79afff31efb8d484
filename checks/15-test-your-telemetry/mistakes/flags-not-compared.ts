import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { catches } from '../judgement.ts';
import anyTraceparent from './any-traceparent.ts';

export default {
  edit: {
    'telemetry.test.ts': `
-  expect(slips.map(({ headers }) => headers.traceparent)).toEqual([\`00-\${traceId}-\${spanId}-01\`]);
+  expect(slips[0]?.headers.traceparent).toContain(\`00-\${traceId}-\${spanId}\`);
`,
  },
  failsFirst: ['catches-no-traceparent'],
  explanation: `
Your test also accepts other flags than \`01\` at the end of the
\`traceparent\`. On this counter, the ids in the header are right, but it ends
in \`-00\`. That means "not sampled", so the kitchen would record no spans, and
its part of the trace would be missing. Compare the whole header.
`,
  openLine: /traceparent/,
  recognise: (run) =>
    ['broken-no-traceparent.ts', 'orderOnSlip'].every((name) => catches(run, name)) &&
    !catches(run, 'flagsOnSlip'),
  nearMisses: [anyTraceparent.edit],
} satisfies Mistake;
