import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'telemetry.ts': `
-sdk.start();
`,
  },
  failsFirst: ['program-spans-arrive'],
  explanation: `
\`new NodeSDK(…)\` only takes the options. \`start()\` registers the provider, the
context manager and the propagator, and it was never called. So everything in
both programs is still the no-op of lesson 1.
`,
  openLine: /new NodeSDK/,
  recognise: (_, source) => /new NodeSDK/.test(source) && !/\.start\(\)/.test(source),
  nearMisses: [
    {
      'telemetry.ts': `
-sdk.start();
+setTimeout(() => sdk.start(), 100_000).unref();
`,
    },
  ],
} satisfies Mistake;
