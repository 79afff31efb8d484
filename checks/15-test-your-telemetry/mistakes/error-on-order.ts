import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { codeOf, judgementOf, passes } from '../judgement.ts';

export default {
  edit: {
    'telemetry.test.ts': `
-  expect(spanOf('charge card').status.code).toBe(SpanStatusCode.ERROR);
+  expect(spanOf('take order').status.code).toBe(SpanStatusCode.ERROR);
`,
  },
  failsFirst: ['good-counters-pass'],
  explanation: `
Your test expects the status ERROR on \`take order\`. Nobody has promised that:
\`good-explicit.ts\` marks only the span in which the error happened. What is
promised is the status of \`charge card\`. Find that span by its name, and look
at its status.
`,
  recognise(run) {
    const { failed = [] } = judgementOf(run).verdicts['good-explicit.ts'] ?? {};
    const unset = failed.some(({ message }) => /^expected (\+?0|\{ code: \+?0)\b/.test(message));
    const code = codeOf(run);
    const variable = /(\w+) = [^;]*['"`]take order['"`][^;]*;[^]*\b\1[!?]?\.status/;
    return (
      passes(run, 'good-active.ts') &&
      unset &&
      (/['"`]take order['"`]\)[!?]?\.status/.test(code) || variable.test(code))
    );
  },
  nearMisses: [
    {
      'telemetry.test.ts': `
-  const { spanOf } = await record(declined);
-  expect(spanOf('charge card').status.code).toBe(SpanStatusCode.ERROR);
+  const { spans } = await record(declined);
+  for (const { status } of spans) expect(status.code).toBe(SpanStatusCode.ERROR);
`,
    },
  ],
} satisfies Mistake;
