import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
`,
  },
  failsFirst: ['client-span', 'client-active'],
  explanation: `
Your code makes spans active, but no context manager is registered to keep
track of them. So \`startActiveSpan\` and \`context.with\` run their function
and remember nothing. A process needs two globals, a context manager and a
propagator. Register both, once, in \`openBar\`.
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
