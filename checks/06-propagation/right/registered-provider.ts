import type { RightAnswer } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'kitchen.ts': `
-  BasicTracerProvider,
+  NodeTracerProvider,
@@
-} from '@opentelemetry/sdk-trace-base';
+} from '@opentelemetry/sdk-trace-node';
@@
-  const provider = new BasicTracerProvider({
+  const provider = new NodeTracerProvider({
@@
-  const tracer = provider.getTracer('coffee-bar');
+  provider.register();
+  const tracer = provider.getTracer('coffee-bar');
`,
    'lesson.ts': `
-import { context, propagation } from '@opentelemetry/api';
-import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
-import { W3CTraceContextPropagator } from '@opentelemetry/core';
@@
-  // A process has one context manager and one propagator, however many services run in it.
-  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
-  // Without a propagator, \`inject\` and \`extract\` do nothing and report nothing.
-  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
-
+  // The kitchen's provider registers the context manager and the propagators for the process.
`,
  },
} satisfies RightAnswer;
