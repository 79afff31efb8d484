import type { RightAnswer } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'telemetry.ts': `
+import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
+import { registerInstrumentations } from '@opentelemetry/instrumentation';
 import { UndiciInstrumentation } from '@opentelemetry/instrumentation-undici';
-import { NodeSDK } from '@opentelemetry/sdk-node';
+import { detectResources, envDetector } from '@opentelemetry/resources';
+import { BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
+import { NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
@@
-// Name and endpoint come from the environment, so this file serves every program.
-const sdk = new NodeSDK({ instrumentations: [new UndiciInstrumentation()] });
-sdk.start();
+const provider = new NodeTracerProvider({
+  resource: detectResources({ detectors: [envDetector] }),
+  spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter(), { maxQueueSize: 10_000 })],
+});
+provider.register();
+registerInstrumentations({ instrumentations: [new UndiciInstrumentation()] });
@@
-  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
-    process.on(signal, async () => {
-      await server.close();
-      await sdk.shutdown().catch(console.error);
-    });
-  }
+  const stop = () => server.close().then(() => provider.shutdown().catch(console.error));
+  process.on('SIGTERM', stop).on('SIGINT', stop);
`,
  },
} satisfies RightAnswer;
