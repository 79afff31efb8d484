import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-  // ROOT_CONTEXT again: the third guest's span must not become the parent of the batch.
-  await tracer.startActiveSpan('process orders', options, ROOT_CONTEXT, async (span) => {
-    await Promise.all(slips.map(makeOne));
-    span.end();
-  });
+  const span = tracer.startSpan('process orders', options, ROOT_CONTEXT);
+  await Promise.all(slips.map(makeOne));
+  span.end();
`,
  },
  nearMisses: [
    {
      'lesson.ts': `
-    await Promise.all(slips.map(makeOne));
+    await Promise.all(slips.map((slip, i) => makeOne(slip, senders[i]!)));
@@
-async function makeOne(slip: Slip): Promise<void> {
-  await tracer.startActiveSpan('make drink', async (span) => {
+async function makeOne(slip: Slip, sender: Context): Promise<void> {
+  await tracer.startActiveSpan('make drink', {}, sender, async (span) => {
`,
    },
  ],
  failsFirst: ['drinks-below-consumer'],
  explanation: `
\`process orders\` was started but never made active. So it is not the parent of
\`make drink\`, which becomes a child of whatever else is active, such as the
third guest's span. Use \`startActiveSpan\` for the batch, or make the drinks
inside \`context.with(trace.setSpan(ROOT_CONTEXT, span), …)\`.
`,
  openLine: /'process orders'/,
  recognise: (run, source) =>
    /startSpan\(\s*'process orders'/.test(source) &&
    run
      .all('make drink')
      .every((span) => !span.remoteParent && run.parent(span)?.name !== 'process orders'),
} satisfies Mistake;
