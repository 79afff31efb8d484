import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-  propagation.setGlobalPropagator(
-    new CompositePropagator({
-      propagators: [new W3CTraceContextPropagator(), new W3CBaggagePropagator()],
-    }),
-  );
`,
  },
  failsFirst: ['machine-reads-trace'],
  explanation: `
The library called \`inject\`, but nothing was written: no propagator is set.
\`register()\` set two in 2.x. Without one, \`inject\` and \`extract\` do
nothing and report nothing, and the next service begins a trace of its own.
Call \`propagation.setGlobalPropagator(…)\`.
`,
  openLine: /setGlobalContextManager|setGlobalTracerProvider/,
  recognise: ({ recording: { calls } }) => Boolean(calls.inject) && !calls.setGlobalPropagator,
  nearMisses: [
    {
      'lesson.ts': `
-  propagation.setGlobalPropagator(
-    new CompositePropagator({
-      propagators: [new W3CTraceContextPropagator(), new W3CBaggagePropagator()],
-    }),
-  );
+  propagation.setGlobalPropagator(new W3CBaggagePropagator());
`,
    },
  ],
} satisfies Mistake;
