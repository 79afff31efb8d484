import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-  propagation.setGlobalPropagator(
-    new CompositePropagator({
-      propagators: [new W3CTraceContextPropagator(), new W3CBaggagePropagator()],
-    }),
-  );
+  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
+  propagation.setGlobalPropagator(new W3CBaggagePropagator());
`,
  },
  failsFirst: ['machine-reads-trace', 'machine-reads-baggage'],
  explanation: `
There is only one global propagator. The API refuses a second one: the call
returns \`false\`, and the error goes only to \`diag\`. So only the first of
your two is used. Put both into one \`CompositePropagator\`, and set that.
`,
  openLine: /setGlobalPropagator/,
  recognise: ({ recording: { calls } }) => (calls.setGlobalPropagator ?? 0) > 1,
  nearMisses: [
    {
      'lesson.ts': `
-  propagation.setGlobalPropagator(
-    new CompositePropagator({
-      propagators: [new W3CTraceContextPropagator(), new W3CBaggagePropagator()],
-    }),
-  );
+  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
`,
    },
  ],
} satisfies Mistake;
