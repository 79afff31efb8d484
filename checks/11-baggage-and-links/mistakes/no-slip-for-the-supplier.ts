import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-    // Another company may know which trace this is, and not who sits at which table.
-    propagation.inject(propagation.deleteBaggage(context.active()), headers);
`,
  },
  nearMisses: [
    {
      'lesson.ts': `
-  await tracer.startActiveSpan('POST /cartons', options, async (span) => {
+  const quiet = suppressTracing(context.active());
+  await tracer.startActiveSpan('POST /cartons', options, quiet, async (span) => {
@@
   CompositePropagator,
+  suppressTracing,
   W3CBaggagePropagator,
`,
    },
  ],
  failsFirst: ['supplier-traceparent'],
  explanation: `
Nothing at all goes along to the supplier now. That keeps the baggage in the
bar, and it cuts the trace as well: if the milk is late and the supplier asks
which request you mean, there is no id to name. \`traceparent\` holds nothing
but ids. Inject, from a context without baggage:
\`propagation.deleteBaggage(…)\`.
`,
  recognise: ({ recording: { requests } }, source) =>
    requests.length > 0 &&
    requests.every(({ headers }) => headers.traceparent === undefined) &&
    !/suppressTracing/.test(source),
} satisfies Mistake;
