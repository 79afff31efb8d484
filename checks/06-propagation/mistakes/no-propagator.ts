import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
`,
  },
  failsFirst: ['traceparent-valid'],
  explanation: `
\`inject\` was called but wrote nothing, because no propagator is registered.
Without a propagator, \`inject\` and \`extract\` do nothing and report nothing.
The propagator knows the name and the form of the header. Register it once for
the process, with \`propagation.setGlobalPropagator(…)\`, before the first
request.
`,
  openLine: /setGlobalContextManager|function openBar|\.register\(/,
  recognise: ({ recording }) =>
    Boolean(recording.calls.inject) && !recording.calls.setGlobalPropagator,
  nearMisses: [
    {
      'counter.ts': `
-        propagation.inject(context.active(), headers);
+        propagation.inject(ROOT_CONTEXT, headers);
`,
    },
  ],
} satisfies Mistake;
