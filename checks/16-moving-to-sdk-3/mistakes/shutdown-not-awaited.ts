import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-  await provider.shutdown();
+  void provider.shutdown().catch(() => {});
`,
  },
  failsFirst: ['shut-down'],
  explanation: `
\`shutdown()\` returns a promise, and the provider is closed when that promise
is fulfilled. \`run\` did not wait until then, so it returned too early. If the
program ends at that moment, spans may be lost. Put \`await\` before the call
at the end of \`run\`, with no time limit. A \`.catch(…)\` may stay after it.
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
