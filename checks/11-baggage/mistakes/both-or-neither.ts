import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'kitchen.ts': `
-  return {
-    'coffee.table': baggage?.getEntry('coffee.table')?.value,
-    'coffee.guest.tier': baggage?.getEntry('coffee.guest.tier')?.value,
-  };
+  const table = baggage?.getEntry('coffee.table');
+  const tier = baggage?.getEntry('coffee.guest.tier');
+  if (!table || !tier) return {};
+  return { 'coffee.table': table.value, 'coffee.guest.tier': tier.value };
`,
  },
  failsFirst: ['foreign-order'],
  explanation: `
Your code sets both attributes or neither of them. Another program may send
only one of the two entries, and then it is lost. Set each attribute by
itself, if its own entry is there.
`,
  openLine: /(table|tier)\b.*(&&|\|\|).*(table|tier)\b/i,
  recognise: (_run, source) => /if \(.*(table|tier)\b.*(&&|\|\|).*(table|tier)\b/i.test(source),
  nearMisses: [
    {
      'kitchen.ts': `
-    'coffee.guest.tier': baggage?.getEntry('coffee.guest.tier')?.value,
`,
    },
  ],
} satisfies Mistake;
