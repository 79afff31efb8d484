import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['nobody listens: the orders are served, and `run` does not throw'],
  says: `
\`shutdown()\` delivers what is left. If nobody takes it, its promise is
rejected, and here that error left \`run\`. Every order was served, and the
program still ends as a failure, because of those who only watch. Catch what
\`shutdown\` rejects with, and say it in a line.
`,
  look: /shutdown\(/,
  shows: ({ recording: { said, answer, end } }) =>
    said.some(({ what }) => what === 'closing time') &&
    /ECONNREFUSED|timed out|export failed/i.test(
      String(end.how === 'threw' ? end.error.message : answer),
    ),
} satisfies Mistake;
