import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { judgementOf, passes } from '../judgement.ts';

export default {
  edit: {
    'telemetry.test.ts': `
-  const [child, parent] = [spanOf(name), spanOf('take order').spanContext()];
+  const [child, parent] = [spanOf(name), spanOf('take order').spanContext()];
+  expect(spanOf('take order').parentSpanContext).toBeUndefined();
`,
  },
  failsFirst: ['third-counter-passes'],
  explanation: `
Your test expects \`take order\` to be a root. Nobody has promised that. On
this counter, there is a span above it, but its three children are still where
they should be. Test only whose children they are.
`,
  openLine: /parentSpan.*(toBeUndefined|toBeFalsy|undefined)/,
  recognise(run) {
    const { failed = [] } = judgementOf(run).verdicts.belowAnother ?? {};
    return (
      passes(run, 'third') &&
      failed.some(({ message }) => /^expected \{.*to be (undefined|falsy)/s.test(message))
    );
  },
  nearMisses: [
    {
      'telemetry.test.ts': `
-  const { spanOf } = await record(served);
-  const [child, parent] = [spanOf(name), spanOf('take order').spanContext()];
+  const { names, spanOf } = await record(served);
+  expect(names).not.toContain('serve guest');
+  const [child, parent] = [spanOf(name), spanOf('take order').spanContext()];
`,
    },
  ],
} satisfies Mistake;
