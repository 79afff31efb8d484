import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'telemetry.ts': `
-const sdk = new NodeSDK({ instrumentations: [new UndiciInstrumentation()] });
+const undici = new UndiciInstrumentation({ ignoreRequestHook: ({ path }) => path !== '/orders' });
+const sdk = new NodeSDK({ instrumentations: [undici] });
`,
  },
  failsFirst: ['undici-client-span'],
  explanation: `
The instrumentation of \`fetch\` is there, but its own configuration keeps it
away from the call to the kitchen. A request that it ignores gets no span and
no \`traceparent\`. Remove that setting.
`,
  openLine: /ignoreRequestHook|enabled/,
  recognise: ({ arrived }, source) =>
    arrived.every(({ kind }) => kind !== 'CLIENT') &&
    /(ignoreRequestHook|enabled: false|\.disable\()/.test(source) &&
    /new UndiciInstrumentation/.test(source),
  nearMisses: [
    {
      'telemetry.ts': `
-import { UndiciInstrumentation } from '@opentelemetry/instrumentation-undici';
 import { NodeSDK } from '@opentelemetry/sdk-node';
@@
-const sdk = new NodeSDK({ instrumentations: [new UndiciInstrumentation()] });
+const sdk = new NodeSDK(); // nothing of ignoreRequestHook
`,
    },
  ],
} satisfies Mistake;
