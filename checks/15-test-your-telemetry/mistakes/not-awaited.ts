import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { catches, judgementOf } from '../judgement.ts';
import askedWhetherEnded from './asked-whether-ended.ts';

export default {
  edit: {
    'telemetry.test.ts': `
-test('every span of a served order ends', async () => {
-  const { names } = await record(served);
-  const expected = ['take order', 'charge card', 'ask kitchen', 'stamp card'];
-  expect(names).toEqual(expect.arrayContaining(expected));
+test('every span of a served order ends', () => {
+  const expected = ['take order', 'charge card', 'ask kitchen', 'stamp card'];
+  record(served).then(({ names }) => {
+    expect(names).toEqual(expect.arrayContaining(expected));
+  });
@@
-test('every span of a declined order ends', async () => {
-  const { names } = await record(declined);
-  expect(names).toEqual(expect.arrayContaining(['take order', 'charge card']));
+test('every span of a declined order ends', () => {
+  record(declined).then(({ names }) => {
+    expect(names).toEqual(expect.arrayContaining(['take order', 'charge card']));
+  });
@@
-test('a declined card is an error of \`charge card\`', async () => {
-  const { spanOf } = await record(declined);
-  expect(spanOf('charge card').status.code).toBe(SpanStatusCode.ERROR);
+test('a declined card is an error of \`charge card\`', () => {
+  record(declined).then(({ spanOf }) => {
+    expect(spanOf('charge card').status.code).toBe(SpanStatusCode.ERROR);
+  });
`,
  },
  failsFirst: ['catches-span-left-open'],
  explanation: `
One of your tests does not wait for its own expectations. It starts a promise
and returns, so vitest lets it pass. When \`expect\` throws, the test is
already over, and the error belongs to no test. Make the function \`async\`
and put \`await\` before the promise, or return the promise.
`,
  openLine: /^\s*(?!.*(await|return|=>)).*\.then\(/,
  recognise: (run) =>
    judgementOf(run).stray.some((message) => message.startsWith('expected ')) &&
    !catches(run, 'broken-span-left-open.ts'),
  nearMisses: [askedWhetherEnded.edit],
} satisfies Mistake;
