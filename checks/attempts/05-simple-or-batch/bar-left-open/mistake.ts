import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['SIGTERM: and the process ends'],
  says: `
\`run\` stopped waiting for the bar, but the bar knows nothing of it. It takes
order after order, and that keeps the process alive, while the spans go to a
provider that is shut down. Tell the bar to close (\`openBar(takeOrder,
signal)\`) and wait for it, or call \`process.exit()\` when the spans are
delivered.
`,
  look: /openBar\((?!\))/,
  shows: ({ recording: { said, done } }) =>
    done !== undefined && !said.some(({ what, when }) => what === 'closing time' && when < done),
} satisfies Mistake;
