import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
`,
  },
  failsFirst: ['client-span', 'client-active'],
  explanation: `
The code asks for an active span, but nobody keeps it: no context manager is
registered, so \`startActiveSpan\` and \`context.with\` run the function and
remember nothing. It is a second global beside the propagator; register both,
once, in \`openBar\`.
`,
  openLine: /setGlobalPropagator|function openBar/,
  recognise: ({ recording }) => !recording.contextManager && Boolean(recording.calls.with),
  nearMisses: [
    {
      'counter.ts': `
-    const options = { kind: SpanKind.CLIENT };
+    const options = { kind: SpanKind.CLIENT, root: true };
`,
    },
  ],
} satisfies Mistake;
