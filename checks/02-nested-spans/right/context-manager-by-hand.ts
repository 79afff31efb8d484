import type { RightAnswer } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-import type { Tracer } from '@opentelemetry/api';
-import { SimpleSpanProcessor, type SpanExporter } from '@opentelemetry/sdk-trace-base';
-import { NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
+import { context, type Tracer } from '@opentelemetry/api';
+import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
+import {
+  BasicTracerProvider,
+  SimpleSpanProcessor,
+  type SpanExporter,
+} from '@opentelemetry/sdk-trace-base';
@@
-  const provider = new NodeTracerProvider({
+  const provider = new BasicTracerProvider({
@@
-  // This also sets up a context manager: without one, no span is ever active.
-  provider.register();
+  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
`,
  },
} satisfies RightAnswer;
