import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'telemetry.ts': `
-const sdk = new NodeSDK({ instrumentations: [new UndiciInstrumentation()] });
+const sdk = new NodeSDK();
`,
  },
  failsFirst: ['undici-client-span'],
  explanation: `
The side that is called has its library, \`@hono/otel\`. The side that calls
has none: Node's \`fetch\` makes no span and sends no \`traceparent\`, and so
the kitchen has begun a trace of its own. \`NodeSDK\` instruments nothing by
itself. It is told what there is: \`instrumentations: [new
UndiciInstrumentation()]\`.
`,
  openLine: /new NodeSDK|new NodeTracerProvider/,
  recognise: ({ arrived }, source) =>
    arrived.every(({ kind }) => kind !== 'CLIENT') && !/new UndiciInstrumentation/.test(source),
  nearMisses: [
    {
      'telemetry.ts': `
-const sdk = new NodeSDK({ instrumentations: [new UndiciInstrumentation()] });
+const undici = [new UndiciInstrumentation({ enabled: false })];
+const sdk = new NodeSDK({ instrumentations: undici });
`,
    },
  ],
} satisfies Mistake;
