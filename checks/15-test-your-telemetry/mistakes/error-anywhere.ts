import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { bareCodeOf, catches, codeOf } from '../judgement.ts';

export default {
  edit: {
    'telemetry.test.ts': `
-  const { spanOf } = await record(declined);
-  expect(spanOf('charge card').status.code).toBe(SpanStatusCode.ERROR);
+  const { spans } = await record(declined);
+  expect(spans.some(({ status }) => status.code === SpanStatusCode.ERROR)).toBe(true);
`,
  },
  failsFirst: ['catches-error-unmarked'],
  explanation: `
Your test passes if any span has the status ERROR. On this counter, only
\`take order\` has it, and the span in which the error happened has none. Find
\`charge card\` by its name, and look at its status.
`,
  openLine: /ERROR|status/,
  recognise: (run) =>
    catches(run, 'broken-error-unmarked.ts') &&
    !catches(run, 'errorOnOrder') &&
    /\.some\(|\.find\(|\.filter\(|toContain|arrayContaining/.test(bareCodeOf(run)) &&
    !/['"`]charge card['"`]\)?[^;]*status/.test(codeOf(run)),
  nearMisses: [
    {
      'telemetry.test.ts': `
-  const { spanOf } = await record(declined);
-  expect(spanOf('charge card').status.code).toBe(SpanStatusCode.ERROR);
+  const { spanOf } = await record(declined);
+  const ok = [SpanStatusCode.ERROR, SpanStatusCode.UNSET];
+  expect(ok).toContain(spanOf('charge card').status.code);
`,
    },
  ],
} satisfies Mistake;
