import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'kitchen.ts': `
-    'coffee.table': baggage?.getEntry('coffee.table')?.value,
-    'coffee.guest.tier': baggage?.getEntry('coffee.guest.tier')?.value,
+    'coffee.table': baggage?.getEntry('coffee.table')?.value ?? 'unknown',
+    'coffee.guest.tier': baggage?.getEntry('coffee.guest.tier')?.value ?? 'unknown',
`,
  },
  nearMisses: [
    {
      'kitchen.ts': `
 const app = new Hono();
+let last: string | undefined;
@@
   const baggage = propagation.getActiveBaggage();
+  last = baggage?.getEntry('coffee.table')?.value ?? last;
@@
-    'coffee.table': baggage?.getEntry('coffee.table')?.value,
+    'coffee.table': last,
`,
    },
  ],
  failsFirst: ['foreign-order', 'bare-order'],
  explanation: `
The entry was not in the baggage, but \`make drink\` still has a value for it.
The backend counts it like any real table. Set an attribute only if there is
an entry. If you pass \`undefined\` as the value, no attribute is set.
`,
  openLine: /getEntry.*(\?\?|\|\|) ['"`]|String\(|\$\{.*getEntry/,
  recognise: (run) =>
    run
      .all('make drink')
      .some(
        ({ attributes }) =>
          [92, 93].includes(Number(attributes['coffee.order.id'])) &&
          ['coffee.table', 'coffee.guest.tier'].some((key) =>
            /^\W*$|^(unknown|undefined|null|none|n\/a)$/i.test(String(attributes[key] ?? 'x')),
          ),
      ),
} satisfies Mistake;
