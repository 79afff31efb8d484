import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['an error: it does leave `run`'],
  says: `
The spans arrived, and the error was lost instead. A \`catch\` that does not
throw again makes the worst day look like any other to whoever called \`run\`. A
\`finally\` lets the error go on by itself; from a \`catch\`, throw it again.
`,
  look: /catch/,
  shows: ({ recording: { answer } }) => Array.isArray(answer) && answer.length === 0,
} satisfies Mistake;
