import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { codeIn } from '../code.ts';

export default {
  edit: {
    'lesson.ts': `
-  context.setGlobalContextManager(new AsyncLocalStorageContextManager());
`,
  },
  failsFirst: ['latte-below-order'],
  explanation: `
The code makes spans active, but nothing keeps track of them: no context
manager was set. \`register()\` set one in 2.x. Now call
\`context.setGlobalContextManager(…)\` with an
\`AsyncLocalStorageContextManager\`, before the first span.
`,
  openLine: /setGlobalTracerProvider|new TracerProvider/,
  recognise: ({ recording: { contextManager } }, source) =>
    !contextManager && !/ContextManager|\.register\b|NodeS/.test(codeIn(source)),
  nearMisses: [
    {
      'lesson.ts': `
-  context.setGlobalContextManager(new AsyncLocalStorageContextManager());
+  new AsyncLocalStorageContextManager().enable();
`,
    },
    {
      'lesson.ts': `
-  await tracer.startActiveSpan('make latte', async (span) => {
+  await tracer.startActiveSpan('make latte', { root: true }, async (span) => {
`,
    },
  ],
} satisfies Mistake;
