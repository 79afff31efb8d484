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
Nothing instruments the calling side: Node's \`fetch\` makes no span and sends
no \`traceparent\` on its own, so the kitchen began a trace of its own.
\`NodeSDK\` uses only the instrumentations that you give it:
\`instrumentations: [new UndiciInstrumentation()]\`.
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
