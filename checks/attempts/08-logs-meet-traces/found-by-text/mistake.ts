import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['`linesOf` finds the lines of a trace, of both services, in their order'],
  says: `
The trace id is looked for in the whole text of the line. So a line of another
trace is found as well, if its message happens to mention this one: a
complaint, a retry, a link. A line belongs to the trace in its field
\`trace_id\`; parse it and compare that.
`,
  look: /includes\(|indexOf\(|match\(|test\(/,
  shows: ({ recording }) => {
    const { found } = recording.answer as { found: string[][] };
    return found[0]!.some((line) => line.includes('wants the money back'));
  },
} satisfies Mistake;
