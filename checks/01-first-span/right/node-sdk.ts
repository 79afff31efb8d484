import type { RightAnswer } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-import { resourceFromAttributes } from '@opentelemetry/resources';
+import { trace } from '@opentelemetry/api';
+import { NodeSDK } from '@opentelemetry/sdk-node';
 import {
-  BasicTracerProvider,
@@
-  const provider = new BasicTracerProvider({
-    // The name is true of every span that this service makes, so it goes on the resource.
-    resource: resourceFromAttributes({ 'service.name': 'counter' }),
+  const sdk = new NodeSDK({
+    serviceName: 'counter',
@@
-  const tracer = provider.getTracer('coffee-bar');
+  sdk.start();
+  const tracer = trace.getTracer('coffee-bar');
@@
-  await provider.shutdown();
+  await sdk.shutdown();
`,
  },
} satisfies RightAnswer;
