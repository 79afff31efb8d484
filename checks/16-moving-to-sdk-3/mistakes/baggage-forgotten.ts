import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { codeIn } from '../code.ts';

export default {
  edit: {
    'lesson.ts': `
-  propagation.setGlobalPropagator(
-    new CompositePropagator({
-      propagators: [new W3CTraceContextPropagator(), new W3CBaggagePropagator()],
-    }),
-  );
+  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
`,
  },
  failsFirst: ['machine-reads-baggage'],
  explanation: `
The trace travels, but the baggage stays behind. \`register()\` set a propagator
for the trace context and one for baggage. Put both into a
\`CompositePropagator\`, from \`@opentelemetry/core\`.
`,
  openLine: /setGlobalPropagator/,
  recognise: ({ recording: { calls } }, source) =>
    calls.setGlobalPropagator === 1 &&
    /new W3CTraceContextPropagator/.test(codeIn(source)) &&
    !/W3CBaggagePropagator/.test(codeIn(source)),
  nearMisses: [
    {
      'lesson.ts': `
-  propagation.setGlobalPropagator(
-    new CompositePropagator({
-      propagators: [new W3CTraceContextPropagator(), new W3CBaggagePropagator()],
-    }),
-  );
+  const both = [new W3CTraceContextPropagator(), new W3CBaggagePropagator()];
+  propagation.setGlobalPropagator(new CompositePropagator({ propagators: both.slice(0, 1) }));
`,
    },
    {
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
  ],
} satisfies Mistake;
