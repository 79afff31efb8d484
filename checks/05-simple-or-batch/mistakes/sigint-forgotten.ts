import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-  process.once('SIGINT', () => closing.abort());
`,
  },
  failsFirst: ['sigint-same'],
  explanation: `
Your code listens for SIGTERM and not for SIGINT. That one comes from Ctrl-C,
and some tools that supervise processes send it too. Without a listener it
ends Node at once, and the queue is gone. Do for SIGINT what you do for
SIGTERM.
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
