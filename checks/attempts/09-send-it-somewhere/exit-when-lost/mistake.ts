import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['nobody listens: the orders are served, and `run` does not throw'],
  says: `
Nobody took the spans, and so the program was ended with \`process.exit\`.
Whoever waited for \`run\` never heard that all orders had been served. Spans
that are lost are worth a line in the log. They are no reason to stop.
`,
  look: /process\.exit\(/,
  shows: ({ recording: { done, end } }, source) =>
    !done && end.how === 'exited' && /process\.exit\(/.test(source),
} satisfies Mistake;
