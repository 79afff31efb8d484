import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { codeIn } from '../code.ts';

export default {
  edit: {
    'lesson.ts': `
-  context.setGlobalContextManager(new AsyncLocalStorageContextManager());
+  new AsyncLocalStorageContextManager().enable();
`,
  },
  failsFirst: ['latte-below-order'],
  explanation: `
A context manager was created, but the API does not know it. \`enable()\` does
not register it. Only \`context.setGlobalContextManager(…)\` does.
`,
  openLine: /new AsyncLocalStorageContextManager/,
  recognise: ({ recording: { contextManager } }, source) =>
    !contextManager &&
    /new AsyncLocalStorageContextManager/.test(codeIn(source)) &&
    !/setGlobalContextManager|NodeS/.test(codeIn(source)),
  nearMisses: [
    {
      'lesson.ts': `
-  context.setGlobalContextManager(new AsyncLocalStorageContextManager());
`,
    },
  ],
} satisfies Mistake;
