import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['`linesOf` finds the lines of a trace, of both services, in their order'],
  says: `
Not all lines of the trace are found. Those of one order do not stand together
in a journal: other orders and other services write in between. Look at every
line, and keep each one whose field \`trace_id\` is the one that is asked for.
`,
  look: /function linesOf|linesOf =/,
  shows: ({ recording }) => {
    const { found, lines } = recording.answer as { found: string[][]; lines: string[] };
    const id = (line: string): string => JSON.parse(line).trace_id;
    const mine = lines.filter((line) => id(line) === id(lines[1]!));
    return found.some((some) => some.length > 0 && some.length < mine.length);
  },
} satisfies Mistake;
