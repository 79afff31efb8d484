import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-  process.once('SIGINT', () => closing.abort());
`,
  },
  failsFirst: ['sigint-same'],
  explanation: `
Your code listens for SIGTERM, but not for SIGINT. Ctrl-C sends SIGINT, and so
do some tools that supervise processes. Without a listener, SIGINT ends Node
at once, and the queue is gone. Do for SIGINT what you do for SIGTERM.
`,
  openLine: /['"`]SIGTERM['"`]/,
  recognise: ({ recording: { done, end } }, source) =>
    !done && end.how === 'exited' && end.signal === 'SIGINT' && !/['"`]SIGINT['"`]/.test(source),
  nearMisses: [
    {
      'lesson.ts': `
-  process.once('SIGINT', () => closing.abort());
+  process.once('SIGINT', () => process.exit());
`,
    },
  ],
} satisfies Mistake;
