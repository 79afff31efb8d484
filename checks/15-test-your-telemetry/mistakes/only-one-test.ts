import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { bareCodeOf, catches } from '../judgement.ts';

export default {
  edit: {
    'telemetry.test.ts': `
-test('every span of a served order ends', async () => {
+test.only('every span of a served order ends', async () => {
`,
  },
  failsFirst: ['catches-span-left-open'],
  explanation: `
One test is marked with \`.only\`, so vitest skips all the others. That is handy
while you work on this one test. But what is skipped catches nothing, and the
result is green all the same. Remove \`.only\` when you are done.
`,
  openLine: /\.only\(/,
  recognise: (run) =>
    /\b(test|it|describe|suite)\.only\b/.test(bareCodeOf(run)) &&
    !catches(run, 'broken-span-left-open.ts'),
  nearMisses: [
    {
      'telemetry.test.ts': `
-test('every span of a declined order ends', async () => {
+test.skip('every span of a declined order ends', async () => {
@@
-test('a declined card is an error of \`charge card\`', async () => {
+test.skip('a declined card is an error of \`charge card\`', async () => {
`,
    },
  ],
} satisfies Mistake;
