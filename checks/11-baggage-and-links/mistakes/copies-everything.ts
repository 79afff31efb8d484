import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-  const baggage = propagation.getBaggage(sender);
-  return {
-    'coffee.table': baggage?.getEntry('coffee.table')?.value,
-    'coffee.guest.tier': baggage?.getEntry('coffee.guest.tier')?.value,
-  };
+  const entries = propagation.getBaggage(sender)?.getAllEntries() ?? [];
+  return Object.fromEntries(entries.map(([key, { value }]) => [key, value]));
`,
  },
  nearMisses: [
    {
      'lesson.ts': `
   const baggage = propagation.getBaggage(sender);
+  console.log(baggage?.getAllEntries());
`,
    },
  ],
  failsFirst: ['rush-strangers'],
  explanation: `
All that stood in the baggage became an attribute, and others write in there
as well: a stranger can put anything into your backend, under any name, also
one that begins like yours. Copy the two entries that you know, each by its
name: \`getEntry('coffee.table')\`, \`getEntry('coffee.guest.tier')\`.
`,
  openLine: /getAllEntries\(/,
  recognise: (run, source) =>
    /getAllEntries\(/.test(source) &&
    run.all('make drink').some(({ attributes }) => 'coffee.voucher' in attributes),
} satisfies Mistake;
