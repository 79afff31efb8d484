import type { RightAnswer } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
+import { createServer } from 'node:http';
 import { PrometheusExporter } from '@opentelemetry/exporter-prometheus';
@@
-  // With no \`host\` it would listen on every network that this machine has.
-  const reader = new PrometheusExporter({ ...metrics, preventServerStart: true });
+  const reader = new PrometheusExporter({ preventServerStart: true, withoutScopeInfo: true });
@@
-  // Started here and not by the constructor, so that an address that is taken is an error.
-  await reader.startServer();
+  const server = createServer((request, response) => {
+    if (request.url === '/metrics') reader.getMetricsRequestHandler(request, response);
+    else response.writeHead(404).end();
+  });
+  await new Promise<void>((open) => server.listen(metrics, open));
@@
       await Promise.all([tracerProvider.shutdown(), meterProvider.shutdown()]);
+      await new Promise((closed) => server.close(closed));
`,
  },
} satisfies RightAnswer;
