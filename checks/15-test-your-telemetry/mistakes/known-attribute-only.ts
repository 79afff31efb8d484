import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { catches, codeOf } from '../judgement.ts';
import attributesOnly from './attributes-only.ts';

export default {
  edit: {
    'telemetry.test.ts': `
-test.each([served, declined])('the card of order $id is nowhere', async (order) => {
-  const { spans } = await record(order);
-  for (const { name, attributes, events, status } of spans) {
-    const text = JSON.stringify({ name, attributes, events, status });
-    expect(text).not.toContain(order.card.number);
-  }
+test.each([served, declined])('the card of order $id is nowhere', async (order) => {
+  const { spans } = await record(order);
+  for (const { attributes } of spans) expect(attributes).not.toHaveProperty(['coffee.card.number']);
`,
  },
  failsFirst: ['catches-card-number'],
  explanation: `
Your test looks for the attribute that it knows. The next leak has a different
name, or the number is part of a longer string. You cannot know the name, but
you know the number, because your test chose the order. So look for the number
in everything that is exported.
`,
  openLine: /coffee\.card/,
  recognise: (run) =>
    catches(run, 'broken-card-number.ts') &&
    !['cardInText', 'cardAsNumber', 'cardInStatus'].some((name) => catches(run, name)) &&
    /coffee\.card/.test(codeOf(run)),
  nearMisses: [attributesOnly.edit],
} satisfies Mistake;
