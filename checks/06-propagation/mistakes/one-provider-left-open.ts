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
One service closes its server and leaves its provider open. Each service has
a provider of its own, and each of them may still hold spans: with a batch
processor, those of the other service would be lost.
`,
  openLine: /close/,
  recognise: (run) => run.recording.shutdowns === 1,
} satisfies Mistake;
