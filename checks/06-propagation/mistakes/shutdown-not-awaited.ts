import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'counter.ts': `
-  return { url, close: () => close().then(() => provider.shutdown()) };
+  return { url, close: () => close().then(() => void provider.shutdown()) };
`,
  },
  failsFirst: ['shut-down', 'bar-closed'],
  explanation: `
The provider's shutdown was started, but nothing waits for it. If the program
ends first, the provider loses what it still has to deliver. \`shutdown\`
returns a promise: return or await it, in each service and in \`openBar\`.
`,
  openLine: /\.shutdown\(/,
  recognise: ({ recording: { providers, done = Infinity } }) =>
    providers.every(({ shutdown = Infinity }) => shutdown < done) &&
    providers.some((provider) => (provider.done ?? Infinity) > done),
  nearMisses: [
    {
      'kitchen.ts': `
-  return { url, close: () => close().then(() => provider.shutdown()) };
+  return { url, close };
`,
    },
  ],
} satisfies Mistake;
