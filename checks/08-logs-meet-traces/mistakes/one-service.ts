import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'log.ts': `
-  return lines.filter((line) => JSON.parse(line).trace_id === traceId);
+  const first = lines.findIndex((line) => JSON.parse(line).trace_id === traceId);
+  const rest = lines.slice(first);
+  const end = rest.findIndex((line) => JSON.parse(line).trace_id !== traceId);
+  return first < 0 ? [] : rest.slice(0, end);
`,
  },
  failsFirst: ['lines-of-trace'],
  explanation: `
Not all lines of the trace are found. Those of one order do not stand together
in a journal: other orders and other services write in between. Look at every
line, and keep each one whose field \`trace_id\` is the one that is asked for.
`,
  openLine: /function linesOf|linesOf =/,
  recognise: ({ recording }) => {
    const { found, lines } = recording.scenarioResult as { found: string[][]; lines: string[] };
    const id = (line: string): string => JSON.parse(line).trace_id;
    const mine = lines.filter((line) => id(line) === id(lines[1]!));
    return found.some((some) => some.length > 0 && some.length < mine.length);
  },
} satisfies Mistake;
