import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
   serveTables,
+  tableOrders,
@@
-    span.setAttributes(guestAttributes(sender));
+    const order = tableOrders.find(({ id }) => id === slip.id);
+    span.setAttributes({ 'coffee.table': order?.table, 'coffee.guest.tier': order?.guest.tier });
`,
  },
  nearMisses: [
    {
      'lesson.ts': `
-    'coffee.table': baggage?.getEntry('coffee.table')?.value,
+    'coffee.table': new Map(baggage?.getAllEntries()).get('coffee.table')?.value,
`,
    },
  ],
  failsFirst: ['rush-foreign-slip'],
  explanation: `
The kitchen knows the table of a guest of this counter, and not that of the
delivery service: it looked into the counter's memory, which it would not have
on another machine. What it may know is on the slip. Read the baggage there:
\`propagation.extract(ROOT_CONTEXT, slip.headers)\`, then \`getBaggage\`.
`,
  openLine: /tableOrders|new Map/,
  recognise: (run, source) => {
    const tables = run.all('make drink').filter(({ attributes }) => attributes['coffee.table']);
    return (
      /tableOrders|new Map/.test(source) &&
      tables.length > 0 &&
      tables.every(({ attributes }) => Number(attributes['coffee.order.id']) < 90)
    );
  },
} satisfies Mistake;
