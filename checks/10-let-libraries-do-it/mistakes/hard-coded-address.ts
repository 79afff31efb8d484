import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'telemetry.ts': `
 import { UndiciInstrumentation } from '@opentelemetry/instrumentation-undici';
+import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
@@
-const sdk = new NodeSDK({ instrumentations: [new UndiciInstrumentation()] });
+const traceExporter = new OTLPTraceExporter({ url: 'http://127.0.0.1:4318/v1/traces' });
+const sdk = new NodeSDK({ traceExporter, instrumentations: [new UndiciInstrumentation()] });
`,
  },
  failsFirst: ['program-spans-arrive'],
  explanation: `
The spans were sent to an address in the code, and nothing listens there. An
address in the code overrides \`OTEL_EXPORTER_OTLP_ENDPOINT\`. It belongs in the
program's environment, set where it is started:
\`OTEL_EXPORTER_OTLP_ENDPOINT: backend.url\`.
`,
  openLine: /^(?!.*(\?\?|\|\|)).*['"`]https?:\/\/\w/,
  recognise: ({ recording: { said } }, source) =>
    said.some(({ what }) => /^POST \/drinks .*: 00-/.test(what)) &&
    /^(?!.*(\?\?|\|\|)).*['"`]https?:\/\/\w[\w.]*:\d/m.test(source),
  nearMisses: [
    {
      // The address would be used only where the environment has none.
      'telemetry.ts': `
 import { UndiciInstrumentation } from '@opentelemetry/instrumentation-undici';
+import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
@@
-const sdk = new NodeSDK({ instrumentations: [new UndiciInstrumentation()] });
+const endpoint = process.env.OTEL_EXPORTER_OTLP_ENDPOINT ?? 'http://localhost:4318';
+const traceExporter = new OTLPTraceExporter({ url: \`\${endpoint}/v1/traces\` });
+const sdk = new NodeSDK({ traceExporter, instrumentations: [new UndiciInstrumentation()] });
@@
-      await sdk.shutdown().catch(console.error);
`,
    },
    {
      'telemetry.ts': `
-sdk.start();
+// Not to 'http://127.0.0.1:4318'.
+sdk.start();
@@
-      await sdk.shutdown().catch(console.error);
`,
    },
  ],
} satisfies Mistake;
