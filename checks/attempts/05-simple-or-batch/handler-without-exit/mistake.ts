import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['SIGTERM: and the process ends'],
  says: `
Without a listener, SIGTERM ends the process. With one, Node leaves that to
you, and this one does not do it: the bar stayed open until its usual closing
time. Close the bar (\`openBar(takeOrder, signal)\`), or call \`process.exit()\`
when the spans are delivered.
`,
  look: /['\"`]SIGTERM['\"`]/,
  shows: ({ recording: { said, done = Infinity } }, source) =>
    /['"`]SIGTERM['"`]/.test(source) &&
    said.some(({ what, when }) => what === 'closing time' && when < done),
} satisfies Mistake;
