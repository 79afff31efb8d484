import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'kitchen.ts': `
-  return { url, close: () => close().then(() => provider.shutdown()) };
+  return { url, close };
`,
  },
  failsFirst: ['shut-down'],
  explanation: `
One service closes its server but leaves its provider open. Each service has
a provider of its own, and each provider may still have spans to deliver.
With a batch processor, the spans of this service would be lost. Shut down
each provider in the \`close\` of its service.
`,
  openLine: /^\s*return \{.*\bclose\b(?!.*shutdown)/,
  recognise: ({ recording: { providers } }) =>
    providers.filter(({ shutdown }) => shutdown !== undefined).length === 1,
  nearMisses: [
    {
      'counter.ts': `
-  return { url, close: () => close().then(() => provider.shutdown()) };
+  return { url, close: () => close().then(() => void provider.shutdown()) };
`,
    },
  ],
} satisfies Mistake;
