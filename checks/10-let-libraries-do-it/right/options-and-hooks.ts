import type { RightAnswer } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'counter.ts': `
-app.use(httpInstrumentationMiddleware());
+app.use('/*', httpInstrumentationMiddleware({ captureRequestHeaders: ['user-agent'] }));
`,
    'kitchen.ts': `
+import { trace } from '@opentelemetry/api';
 import { Hono } from 'hono';
@@
-const app = new Hono();
-app.use(httpInstrumentationMiddleware());
-
-app.post('/drinks', async (c) => {
-  console.log(\`The slip says: \${c.req.header('traceparent') ?? 'nothing'}\`);
-  const drink = await make(await c.req.json<Order>());
-  return c.json(drink);
+const drinks = new Hono().post('/', async (c) => {
+  const order = await c.req.json<Order>();
+  trace.getActiveSpan()?.setAttribute('coffee.drink', order.drink);
+  return trace.getTracer('kitchen').startActiveSpan('work at the machine', async (span) => {
+    const drink = await make(order).finally(() => span.end());
+    return c.json(drink);
+  });
@@
-closeOnSignal(listen(app));
+const bar = new Hono().use('*', httpInstrumentationMiddleware()).route('/drinks', drinks);
+closeOnSignal(listen(bar as Hono));
`,
    'telemetry.ts': `
+import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
 import { UndiciInstrumentation } from '@opentelemetry/instrumentation-undici';
+import { resourceFromAttributes } from '@opentelemetry/resources';
 import { NodeSDK } from '@opentelemetry/sdk-node';
+import { SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
 import type { Server } from './service.ts';

-// Name and endpoint come from the environment, so this file serves every program.
-const sdk = new NodeSDK({ instrumentations: [new UndiciInstrumentation()] });
+const processor = new SimpleSpanProcessor(new OTLPTraceExporter());
+const undici = new UndiciInstrumentation({
+  requestHook: (span, { method, path }) => void span.updateName(\`\${method} \${path}\`),
+  headersToSpanAttributes: { requestHeaders: ['content-type'] },
+});
+const sdk = new NodeSDK({
+  autoDetectResources: false,
+  resource: resourceFromAttributes({ 'service.name': process.env.OTEL_SERVICE_NAME }),
+  spanProcessors: [processor],
+  instrumentations: [undici],
+});
 sdk.start();

@@
-      await sdk.shutdown().catch(console.error);
+      await Promise.allSettled([processor.forceFlush()]);
+      await Promise.allSettled([sdk.shutdown()]);
+      process.exit();
`,
  },
} satisfies RightAnswer;
