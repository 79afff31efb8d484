import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'kitchen.ts': `
-import { EspressoMachine, steamMilkFor, wantsMilk, type Cup, type RushOrder } from '#bar';
+import { EspressoMachine, steamMilkFor, type Cup, type RushOrder } from '#bar';
@@
-      if (wantsMilk(cup)) await kitchen.inSpan('steam milk', about, () => steamMilkFor(cup));
+      if (cup.drink !== 'espresso') {
+        await kitchen.inSpan('steam milk', about, () => steamMilkFor(cup));
+      }
`,
  },
  failsFirst: ['made-as-ordered'],
  explanation: `
Your kitchen does not ask the menu which drinks have milk. Today's names tell
it enough, but tomorrow the guests order something else, and milk is steamed
for a drink that has none (or not steamed for one that has). Ask
\`wantsMilk(cup)\`, from \`#bar\`.
`,
  openLine: /espresso|latte|steamMilkFor\(/,
  recognise: (_run, source) => !/wantsMilk\(/.test(source),
  nearMisses: [
    {
      'kitchen.ts': `
-      if (wantsMilk(cup)) await kitchen.inSpan('steam milk', about, () => steamMilkFor(cup));
+      if (wantsMilk(cup) && cup.id % 10 < 4) {
+        await kitchen.inSpan('steam milk', about, () => steamMilkFor(cup));
+      }
`,
    },
  ],
} satisfies Mistake;
