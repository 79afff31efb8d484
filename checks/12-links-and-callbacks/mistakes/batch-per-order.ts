import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-  await serveGuests(takeOrder, makeDrinks);
+  await serveGuests(takeOrder, async (slips) => {
+    await Promise.all(slips.map((slip) => makeDrinks([slip])));
+  });
`,
  },
  nearMisses: [
    {
      'lesson.ts': `
-  await tracer.startActiveSpan('process orders', options, ROOT_CONTEXT, async (span) => {
+  for (const _ of slips) tracer.startSpan('process orders', options, ROOT_CONTEXT).end();
+  await tracer.startActiveSpan('process orders', options, ROOT_CONTEXT, async (span) => {
`,
    },
  ],
  failsFirst: ['one-consumer-span'],
  explanation: `
There is a span for each slip, but none for the batch. The slips were
processed together, and no span shows the work that they shared. Make one
\`process orders\` around all of them, with a link to each sender, and a
\`make drink\` for each slip inside it.
`,
  openLine: /'process orders'/,
  recognise: (run) =>
    run.all('process orders').length > 1 &&
    run.all('process orders').length === run.work('make drink').length &&
    run.all('make drink').every((span) => run.parent(span)?.name === 'process orders'),
} satisfies Mistake;
