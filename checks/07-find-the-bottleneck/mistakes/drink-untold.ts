import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'kitchen.ts': `
-    return kitchen.inSpan('make drink', about, async () => {
+    return kitchen.inSpan('make drink', {}, async () => {
`,
  },
  failsFirst: ['drink-spans'],
  explanation: `
At least one \`make drink\` does not say which drink it is. A bar that is longer
than its neighbours is then a riddle: is it the latte? Give every one of these
spans the attribute \`coffee.drink\` with the name of its drink.
`,
  openLine: /'make drink'/,
  recognise: ({ recording: { spans } }) => {
    const drinks = spans.filter(({ name }) => name === 'make drink');
    return drinks.some(({ attributes }) => attributes['coffee.drink'] === undefined);
  },
  nearMisses: [
    {
      'kitchen.ts': `
-    const about = { 'coffee.drink': cup.drink };
+    const about = { 'coffee.drink': 'coffee' };
`,
    },
  ],
} satisfies Mistake;
