import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'kitchen.ts': `
   const machine = new EspressoMachine();
+  let drink = '';
@@
-    const about = { 'coffee.drink': cup.drink };
-    return kitchen.inSpan('make drink', about, async () => {
+    const about = {};
+    drink = cup.drink;
+    return kitchen.tracer.startActiveSpan('make drink', async (span) => {
@@
+      span.setAttribute('coffee.drink', drink).end();
       return cup.drink;
`,
  },
  failsFirst: ['drink-spans', 'spans-of-its-own'],
  explanation: `
Cups that are made at the same time write the same drink to their spans. The
drink is in a variable that all of them share, and the cup that started last
has overwritten it. Take the drink from the cup itself.
`,
  openLine: /^\s*let /,
  recognise: ({ recording: { spans } }, source) => {
    const told = spans.filter(({ name }) => name === 'make drink');
    // All cups of one order say the same.
    const isOneForAll = told.some(({ parentId }) => {
      const ofOrder = told.filter((span) => span.parentId === parentId);
      const drinks = new Set(ofOrder.map(({ attributes }) => attributes['coffee.drink']));
      return ofOrder.length > 1 && drinks.size === 1;
    });
    return (
      /^ {0,2}let \w+/m.test(source) &&
      isOneForAll &&
      told.every(({ attributes }) => typeof attributes['coffee.drink'] === 'string')
    );
  },
  nearMisses: [
    // A variable that has nothing to do with it.
    {
      'kitchen.ts': `
   const machine = new EspressoMachine();
+  let cupsMade = 0;
@@
-    const about = { 'coffee.drink': cup.drink };
+    const about = { 'coffee.drink': \`\${cup.drink} \${++cupsMade}\` };
`,
    },
    {
      'kitchen.ts': `
-    const about = { 'coffee.drink': cup.drink };
+    const about = { 'coffee.drink': wantsMilk(cup) ? 'latte' : 'espresso' };
`,
    },
  ],
} satisfies Mistake;
