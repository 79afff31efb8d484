import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-  await provider.shutdown();
+  provider.shutdown();
`,
  },
  failsFirst: ['shut-down'],
  explanation: `
\`shutdown()\` returns a promise, and the provider is closed when that promise
is fulfilled. \`run\` did not wait until then, so it returned too early. Write
\`await provider.shutdown()\` as the last line of \`run\`, with no time limit.
`,
  openLine: /\.shutdown\(/,
  recognise: ({ recording: { providers, done = 0 } }) =>
    providers.some(({ shutdown = Infinity, done: closed = Infinity }) => {
      return shutdown < done && closed > done;
    }),
  nearMisses: [
    {
      'lesson.ts': `
-  await provider.shutdown();
+  setTimeout(() => provider.shutdown());
`,
    },
  ],
} satisfies Mistake;
