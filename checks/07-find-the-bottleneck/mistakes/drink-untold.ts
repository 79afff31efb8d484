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
There is a \`make drink\` for every cup, and none says which drink it is. A bar
that is longer than its neighbours is then a riddle: is it the latte? Give the
span the attribute \`coffee.drink\` with the name of the drink.
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
