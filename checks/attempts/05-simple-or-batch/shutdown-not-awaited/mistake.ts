import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['closing time: every span has arrived when `run` resolves'],
  says: `
\`shutdown()\` hands back a promise at once, while the spans are still on their
way, and nobody waits for it: \`run\` resolved before they were there. Whoever
called \`run\` takes that as "all is delivered", and may end the process right
then.
`,
  look: /\.shutdown\(/,
  shows: ({ recording: { exporterShutdown = 0, done = 0 } }, source) =>
    exporterShutdown > done && !/['"`]beforeExit['"`]/.test(source),
} satisfies Mistake;
