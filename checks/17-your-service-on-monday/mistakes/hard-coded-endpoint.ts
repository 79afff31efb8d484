import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { codeOf } from '../seen.ts';

export default {
  edit: {
    'telemetry.ts': `
-import { UndiciInstrumentation } from '@opentelemetry/instrumentation-undici';
+import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
+import { UndiciInstrumentation } from '@opentelemetry/instrumentation-undici';
@@
-const sdk = new NodeSDK({
+const sdk = new NodeSDK({
+  traceExporter: new OTLPTraceExporter({ url: 'http://127.0.0.1:4318/v1/traces' }),
`,
  },
  failsFirst: ['spans-arrive'],
  explanation: `
The code has an address, and an address in the code overrides
\`OTEL_EXPORTER_OTLP_ENDPOINT\`. So the spans went to that address, but this
lesson's backend does not listen there. Leave the \`url\` out (lesson 9): then
the platform decides.
`,
  openLine: /\burl: *.http|ENDPOINT *= *.http/,
  recognise: ({ arrived }, source) =>
    arrived.length === 0 &&
    /OTLP\w*Exporter\(\{[^}]*\burl: *['"`]https?:|ENDPOINT *= *['"`]http/.test(codeOf(source)),
  nearMisses: [
    {
      'telemetry.ts': `
-sdk.start();
+export const usual = 'http://127.0.0.1:4318';
`,
    },
    {
      'telemetry.ts': `
-    await sdk.shutdown().catch((error) => console.error('spans were lost:', error.message));
+    void sdk.shutdown().catch(() => {});
+    setImmediate(() => process.exit(0));
`,
    },
  ],
} satisfies Mistake;
