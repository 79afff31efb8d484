import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { codeIn } from '../code.ts';

export default {
  edit: {
    'lesson.ts': `
+import { NodeSDK } from '@opentelemetry/sdk-node';
 import { grindBeans, steamMilk, twoOrders, writeSlip, type Order } from '#bar';
@@
-  const provider = new TracerProvider({
-    sampler: new ParentBasedSampler({ root: rootSampler() }),
+  const sdk = new NodeSDK({
+    autoDetectResources: false,
@@
-    spanProcessors: [new SimpleSpanProcessor({ exporter })],
+    spanProcessor: new SimpleSpanProcessor({ exporter }),
@@
-  register(provider);
-  const tracer = provider.getTracer('coffee-bar');
+  sdk.start();
+  const tracer = trace.getTracer('coffee-bar');
@@
-  await provider.shutdown();
+  await sdk.shutdown();
`,
  },
  failsFirst: ['exists-in-3'],
  explanation: `
In 2.x, \`NodeSDK\` takes \`spanProcessor\` and reports to \`diag\` that it is
deprecated. In 3.x, it ignores \`spanProcessor\`, creates an OTLP exporter and
sends your spans to that exporter's default address. Write \`spanProcessors\`,
with an array.
`,
  openLine: /spanProcessor\b\s*[:,]/,
  recognise: (_run, source) =>
    /NodeS/.test(codeIn(source)) && /\bspanProcessor\s*[:,}]/.test(codeIn(source)),
  nearMisses: [
    {
      'lesson.ts': `
+import { NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
 import { grindBeans, steamMilk, twoOrders, writeSlip, type Order } from '#bar';
@@
-  const provider = new TracerProvider({
+  const provider = new NodeTracerProvider({
@@
-  register(provider);
+  provider.register();
`,
    },
  ],
} satisfies Mistake;
