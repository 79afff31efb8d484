import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['an exporter that `run` is given gets the spans, each of them once'],
  says: `
\`shutdown()\` has only begun when it hands you its promise: the spans are still
on their way. \`run\` did not wait for it. Put \`await\` before it.
`,
  look: /shutdown\(/,
  shows: ({ recording: { exporterShutdown = 0, done = Infinity } }, source) =>
    exporterShutdown > done && !/beforeExit/.test(source),
} satisfies Mistake;
