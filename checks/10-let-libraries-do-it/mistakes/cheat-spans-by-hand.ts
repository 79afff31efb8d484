import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'counter.ts': `
-import { closeOnSignal } from './telemetry.ts';
@@
-closeOnSignal(listen(app));
+const server = listen(app);
+process.once('SIGTERM', () => server.close());
+process.once('SIGINT', () => server.close());
`,
    'kitchen.ts': `
-import { closeOnSignal } from './telemetry.ts';
@@
-closeOnSignal(listen(app));
+const server = listen(app);
+process.once('SIGTERM', () => server.close());
+process.once('SIGINT', () => server.close());
`,
    'lesson.ts': `
-import type { SpanExporter } from '@opentelemetry/sdk-trace-base';
+import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace-base';
@@
-    // Loaded before the program and everything that it imports.
-    nodeOptions: ['--import', './telemetry.ts'],
+    nodeOptions: [],
@@
   await bar.close();
+  const names = ['POST /orders', 'POST', 'POST /drinks', 'make latte', 'read recipes'];
+  exporter.export(names.map(draw), () => {});
@@
   await exporter.shutdown();
 }
+
+function draw(name: string, i: number): ReadableSpan {
+  const spanId = \`\${i + 1}\`.repeat(16);
+  return {
+    name,
+    kind: 1,
+    spanContext: () => ({ traceId: '1'.repeat(32), spanId, traceFlags: 1 }),
+    startTime: [0, 0],
+    endTime: [0, 1],
+    status: { code: 0 },
+    attributes: {},
+    links: [],
+    events: [],
+    resource: { attributes: { 'service.name': 'counter' } },
+    instrumentationScope: { name: '@hono/otel' },
+  } as object as ReadableSpan;
+}
`,
  },
  failsFirst: ['program-spans-arrive'],
  explanation: `
These spans were put together by hand, in \`run\`. No program made or sent them,
and they would look the same if no order had come in at all. The task asks for
the spans that the programs send over OTLP.
`,
  openLine: /exporter\.export\(/,
  recognise: ({ recording }) =>
    recording.spans.length > 0 && recording.spans.every(({ madeUp }) => madeUp),
  nearMisses: [
    {
      'telemetry.ts': `
-      await sdk.shutdown().catch(console.error);
+  setTimeout(() => process.exit(), 1); // no exporter.export(
`,
    },
  ],
} satisfies Mistake;
