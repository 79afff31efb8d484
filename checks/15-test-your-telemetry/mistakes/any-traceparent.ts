import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { bareCodeOf, catches } from '../judgement.ts';

export default {
  edit: {
    'telemetry.test.ts': `
-  const { spanOf, slips } = await record(served);
-  const { traceId, spanId } = spanOf('ask kitchen').spanContext();
-  expect(slips.map(({ headers }) => headers.traceparent)).toEqual([\`00-\${traceId}-\${spanId}-01\`]);
+  const { slips } = await record(served);
+  expect(slips[0]?.headers.traceparent).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]$/);
`,
  },
  failsFirst: ['catches-no-traceparent'],
  explanation: `
Your test expects a \`traceparent\` but accepts any span in it. On this
counter, it names \`take order\`, so the kitchen's spans would hang below the
wrong span. Take the ids of \`ask kitchen\` from its \`spanContext()\`, and
expect both of them in the header.
`,
  openLine: /traceparent/,
  recognise: (run) =>
    catches(run, 'broken-no-traceparent.ts') &&
    !catches(run, 'orderOnSlip') &&
    !/spanId/.test(
      bareCodeOf(run).replace(/parentSpan\w*[?!]?\.spanId[^;]*|\bparent\.spanId/g, ''),
    ),
  nearMisses: [
    {
      'telemetry.test.ts': `
-  const { traceId, spanId } = spanOf('ask kitchen').spanContext();
+  const { traceId, spanId } = spanOf('take order').spanContext();
`,
    },
    {
      'telemetry.test.ts': `
-  const { traceId, spanId } = spanOf('ask kitchen').spanContext();
-  expect(slips.map(({ headers }) => headers.traceparent)).toEqual([\`00-\${traceId}-\${spanId}-01\`]);
+  const { traceId, spanId } = spanOf('ask kitchen').spanContext();
+  expect(slips[0]?.headers.traceparent).toContain(spanId.length > 0 ? traceId : spanId);
`,
    },
  ],
} satisfies Mistake;
