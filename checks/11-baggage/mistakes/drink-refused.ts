import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'kitchen.ts': `
-    'coffee.table': baggage?.getEntry('coffee.table')?.value,
-    'coffee.guest.tier': baggage?.getEntry('coffee.guest.tier')?.value,
+    'coffee.table': baggage!.getEntry('coffee.table')!.value,
+    'coffee.guest.tier': baggage!.getEntry('coffee.guest.tier')!.value,
`,
  },
  nearMisses: [
    {
      'kitchen.ts': `
   const order = await c.req.json<KitchenOrder>();
+  if (!c.req.header('baggage')) return c.json({}, 400);
`,
    },
  ],
  failsFirst: ['every-drink-made'],
  explanation: `
An order came without one of the entries. Its drink was never made, because
reading the baggage threw. \`getActiveBaggage\` and \`getEntry\` may return
\`undefined\`, and \`!\` only silences the compiler. Nobody's coffee may depend on
telemetry: use \`?.\`.
`,
  openLine: /getEntry\([^)]*\)!|[bB]aggage(\(\))?!/,
  recognise: (run, source) =>
    /(getActiveBaggage\(\)|getBaggage\([^;]*\)|baggage|getEntry\([^)]*\))!?\.?!\.|getActiveBaggage\(\)!/i.test(
      source,
    ) && run.recording.work.every(({ name, order }) => name !== 'make drink' || order !== 92),
} satisfies Mistake;
