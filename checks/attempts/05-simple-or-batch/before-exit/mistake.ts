import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['closing time: every span has arrived when `run` resolves'],
  says: `
Node emits 'beforeExit' when nothing is left to do. That is after \`run\` has
resolved, too late for whoever waits for it. And it is never emitted at a
\`process.exit()\`, a signal, or an error that nobody catches: then the spans do
not come at all.
`,
  look: /['\"`]beforeExit['\"`]/,
  shows: ({ recording: { exporterShutdown = 0, done = 0 } }, source) =>
    exporterShutdown > done && /['"`]beforeExit['"`]/.test(source),
} satisfies Mistake;
