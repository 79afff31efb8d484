import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-  // ROOT_CONTEXT: the one who hung up the third slip is no parent of the batch.
-  await tracer.startActiveSpan('process orders', options, ROOT_CONTEXT, async (span) => {
-    await Promise.all(slips.map((slip, i) => makeOne(slip, senders[i]!)));
-    span.end();
-  });
+  const span = tracer.startSpan('process orders', options, ROOT_CONTEXT);
+  await Promise.all(slips.map((slip, i) => makeOne(slip, senders[i]!)));
+  span.end();
`,
  },
  nearMisses: [
    {
      'lesson.ts': `
-  await tracer.startActiveSpan('make drink', async (span) => {
+  await tracer.startActiveSpan('make drink', {}, sender, async (span) => {
`,
    },
  ],
  failsFirst: ['drinks-below-consumer'],
  explanation: `
\`process orders\` was started, and never active. \`make drink\` takes the span
that is active for its parent, and that is still the one of whoever put up the
third slip. Use \`startActiveSpan\` for the batch, or make the drinks inside of
\`context.with(trace.setSpan(ROOT_CONTEXT, span), …)\`.
`,
  openLine: /'process orders'/,
  recognise: (run, source) =>
    /startSpan\(\s*'process orders'/.test(source) &&
    run
      .all('make drink')
      .every((span) => !span.remoteParent && run.parent(span)?.name !== 'process orders'),
} satisfies Mistake;
