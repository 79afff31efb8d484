import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { bareCodeOf, catches, codeOf } from '../judgement.ts';
import askedWhetherEnded from './asked-whether-ended.ts';

export default {
  edit: {
    'telemetry.test.ts': `
-  const { names } = await record(declined);
-  expect(names).toEqual(expect.arrayContaining(['take order', 'charge card']));
+  const { spans } = await record(declined);
+  for (const { duration } of spans) expect(duration[0]).toBeLessThan(60);
@@
-  const { spanOf } = await record(declined);
-  expect(spanOf('charge card').status.code).toBe(SpanStatusCode.ERROR);
+  const { spans } = await record(declined);
+  for (const { name, status } of spans) {
+    if (name === 'charge card') expect(status.code).toBe(SpanStatusCode.ERROR);
+  }
`,
  },
  failsFirst: ['catches-span-left-open'],
  explanation: `
Your tests expect something of the spans that have arrived. From this counter,
no span of a declined order arrives. Then a loop has nothing to go through,
and the test passes. First, expect the spans to be there, by their names.
`,
  openLine: /\bfor \(.* of |\.forEach\(|\.every\(/,
  recognise: (run) =>
    !catches(run, 'broken-span-left-open.ts') &&
    catches(run, 'broken-error-unmarked.ts') &&
    /\bfor \(.* of |\.forEach\(|\.every\(/.test(codeOf(run)) &&
    !/\bended\b/.test(bareCodeOf(run)),
  nearMisses: [askedWhetherEnded.edit],
} satisfies Mistake;
