import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'kitchen.ts': `
-  const withoutBaggage = propagation.deleteBaggage(context.active());
+  const known = ['coffee.table', 'coffee.guest.tier'];
+  const rest = propagation.getActiveBaggage()?.removeEntries(...known);
+  const withoutBaggage = propagation.setBaggage(
+    context.active(),
+    rest ?? propagation.createBaggage(),
+  );
`,
  },
  failsFirst: ['supplier-no-strangers'],
  explanation: `
You remove only the entries that you know. Whatever else is in the baggage
still goes to another company, and you do not know what that is. Remove all of
the baggage for this call: \`propagation.deleteBaggage(context.active())\`.
`,
  openLine: /removeEntr(y|ies)\(/,
  recognise: (_run, source) =>
    /removeEntr(y|ies)\(/.test(source) && !/deleteBaggage|clear\(/.test(source),
  nearMisses: [
    {
      'kitchen.ts': `
-  const withoutBaggage = propagation.deleteBaggage(context.active());
+  const withoutBaggage = propagation.getActiveBaggage()?.getEntry('coffee.table')
+    ? propagation.deleteBaggage(context.active())
+    : context.active();
`,
    },
  ],
} satisfies Mistake;
