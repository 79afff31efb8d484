import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { strangersWord } from '../scenarios.ts';

export default {
  edit: {
    'kitchen.ts': `
-  const baggage = propagation.getActiveBaggage();
-  return {
-    'coffee.table': baggage?.getEntry('coffee.table')?.value,
-    'coffee.guest.tier': baggage?.getEntry('coffee.guest.tier')?.value,
-  };
+  const entries = propagation.getActiveBaggage()?.getAllEntries() ?? [];
+  return Object.fromEntries(entries.map(([key, { value }]) => [key, value]));
`,
  },
  nearMisses: [
    {
      'kitchen.ts': `
   const baggage = propagation.getActiveBaggage();
+  trace.getActiveSpan()?.addEvent(\`baggage: \${JSON.stringify(baggage?.getAllEntries())}\`);
`,
    },
  ],
  failsFirst: ['strangers-entries'],
  explanation: `
Entries that nobody asked for became attributes. You are not the only one who
writes baggage: strangers can put anything into your backend, under any name,
even one that begins like yours. Copy the two entries that you know,
each by its name: \`getEntry('coffee.table')\`, \`getEntry('coffee.guest.tier')\`.
`,
  openLine: /getAllEntries\(\)(?!\s*\?\? \[\];\s*$)|fromEntries/,
  recognise: (run) =>
    run
      .all('make drink')
      .some(({ attributes }) => Object.values(attributes).includes(strangersWord)),
} satisfies Mistake;
