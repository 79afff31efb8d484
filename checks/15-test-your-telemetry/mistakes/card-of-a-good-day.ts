import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { bareCodeOf, catches } from '../judgement.ts';
import attributesOnly from './attributes-only.ts';

export default {
  edit: {
    'telemetry.test.ts': `
-test.each([served, declined])('the card of order $id is nowhere', async (order) => {
+test.each([served])('the card of order $id is nowhere', async (order) => {
`,
  },
  failsFirst: ['catches-card-number'],
  explanation: `
Your test looks in all the right places, but only at served orders. On this
counter, the number leaks when the card is declined: the error has it in its
message. Look at a declined order in the same way.
`,
  openLine: /card\.number/,
  recognise: (run) =>
    ['broken-card-number.ts', 'cardInText', 'cardAsNumber'].every((name) => catches(run, name)) &&
    !catches(run, 'cardInStatus') &&
    !catches(run, 'cardInException') &&
    /\bevents\b/.test(bareCodeOf(run)) &&
    /\bstatus\b/.test(bareCodeOf(run)) &&
    /stringify\(\{[^}]*events[^}]*status|stringify\(\[[^\]]*events[^\]]*status/.test(
      bareCodeOf(run),
    ),
  nearMisses: [attributesOnly.edit],
} satisfies Mistake;
