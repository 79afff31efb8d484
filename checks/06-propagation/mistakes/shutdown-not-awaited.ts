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
The shutdown of a provider was started, but nothing waited until it was
done. If the program ends first, the provider loses what it still has to
deliver. \`shutdown\` returns a promise: return or await it, in each service
and in \`openBar\`.
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
