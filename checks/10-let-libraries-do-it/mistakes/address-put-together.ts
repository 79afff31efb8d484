import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import type { SouthResult } from '../scenarios.ts';

export default {
  edit: {
    'telemetry.ts': `
 import { UndiciInstrumentation } from '@opentelemetry/instrumentation-undici';
+import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
@@
-const sdk = new NodeSDK({ instrumentations: [new UndiciInstrumentation()] });
+const endpoint = process.env.OTEL_EXPORTER_OTLP_ENDPOINT ?? 'http://localhost:4318';
+const traceExporter = new OTLPTraceExporter({ url: \`\${endpoint}/v1/traces\` });
+const sdk = new NodeSDK({ traceExporter, instrumentations: [new UndiciInstrumentation()] });
`,
  },
  failsFirst: ['programs-end', 'environment-decides'],
  explanation: `
You read \`OTEL_EXPORTER_OTLP_ENDPOINT\` and put the address together in your
own code. If the variable ends in \`/\`, the path begins with two slashes.
\`NodeSDK\` reads this variable and its relatives itself, and adds \`/v1/traces\`
correctly. Give it no address.
`,
  openLine: /OTEL_EXPORTER_OTLP_ENDPOINT|url:/,
  recognise: ({ recording: { scenarioResult } }) =>
    (scenarioResult as SouthResult).paths.includes('//v1/traces'),
  nearMisses: [
    {
      'telemetry.ts': `
-      await sdk.shutdown().catch(console.error);
+      // Not to OTEL_EXPORTER_OTLP_ENDPOINT.
`,
    },
  ],
} satisfies Mistake;
