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
  failsFirst: ['rush-foreign-slip'],
  explanation: `
The kitchen knows the table of a guest of this counter, and not that of the
delivery service: it looked into the counter's memory, which it would not have
on another machine. What it may know is on the slip. Read the baggage there:
\`propagation.extract(ROOT_CONTEXT, slip.headers)\`, then \`getBaggage\`.
`,
  openLine: /tableOrders|new Map/,
  recognise: (run) =>
    Boolean(run.recording.calls.extract) &&
    run
      .all('make drink')
      .some(
        ({ attributes }) =>
          attributes['coffee.order.id'] === 91 && attributes['coffee.table'] === undefined,
      ),
} satisfies Mistake;
