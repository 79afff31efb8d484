import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-  provider.register({
-    propagator: new CompositePropagator({
-      propagators: [new W3CTraceContextPropagator(), new W3CBaggagePropagator()],
-    }),
-  });
+  provider.register({ propagator: new W3CTraceContextPropagator() });
+  propagation.setGlobalPropagator(new W3CBaggagePropagator());
`,
  },
  nearMisses: [
    {
      'lesson.ts': `
-      propagators: [new W3CTraceContextPropagator(), new W3CBaggagePropagator()],
+      propagators: [new W3CTraceContextPropagator()],
`,
    },
  ],
  failsFirst: ['both-propagators'],
  explanation: `
There is one place for a propagator. The first that is registered has it, and
the second is refused without an error: \`setGlobalPropagator\` returns \`false\`.
Register one that asks both: \`new CompositePropagator({ propagators: […] })\`.
`,
  openLine: /W3CBaggagePropagator\(/,
  recognise: ({ recording: { calls } }, source) =>
    (calls.setGlobalPropagator ?? 0) > 1 && !/new CompositePropagator\(/.test(source),
} satisfies Mistake;
