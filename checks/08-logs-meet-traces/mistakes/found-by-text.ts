import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'log.ts': `
-  return lines.filter((line) => JSON.parse(line).trace_id === traceId);
+  return lines.filter((line) => line.includes(traceId));
`,
  },
  failsFirst: ['lines-of-trace'],
  explanation: `
The trace id is looked for in the whole text of the line. So a line of another
trace is found as well, if its message happens to mention this one: a
complaint, a retry, a link. A line belongs to the trace in its field
\`trace_id\`; parse it and compare that.
`,
  openLine: /includes\(|indexOf\(|match\(|test\(/,
  recognise: ({ recording }) => {
    const { found } = recording.scenarioResult as { found: string[][] };
    return found[0]!.some((line) => line.includes('wants the money back'));
  },
} satisfies Mistake;
