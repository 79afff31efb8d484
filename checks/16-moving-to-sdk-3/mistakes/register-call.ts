import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { codeIn } from '../code.ts';

export default {
  edit: {
    'lesson.ts': `
+// @ts-nocheck
 import { context, propagation, trace, type Tracer } from '@opentelemetry/api';
@@
-  register(provider);
+  provider.register?.();
`,
  },
  failsFirst: ['latte-below-order'],
  explanation: `
\`TracerProvider\` has no method \`register\`. Called with \`?.\`, or after an
\`if\`, it does nothing and says nothing, so no global is set. Set the three
globals yourself: the tracer provider, the context manager and the propagator.
`,
  openLine: /\.register\b/,
  recognise: ({ recording: { contextManager, calls } }, source) =>
    !contextManager &&
    !calls.setGlobalTracerProvider &&
    /(\w*[pP]rovider\??|\))\.register\b/.test(codeIn(source)),
  nearMisses: [
    {
      'lesson.ts': `
-  register(provider);
+  trace.setGlobalTracerProvider(provider);
`,
    },
    {
      'lesson.ts': `
-  register(provider);
+  // There is no provider.register() any more.
+  register(provider);
@@
-  context.setGlobalContextManager(new AsyncLocalStorageContextManager());
`,
    },
  ],
} satisfies Mistake;
