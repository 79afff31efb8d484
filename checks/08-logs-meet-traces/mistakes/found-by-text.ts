import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import type { Evening } from '../scenarios.ts';

const said = 'wants the money back';

export default {
  edit: {
    'log.ts': `
-  return lines.filter((line) => JSON.parse(line).trace_id === traceId);
+  return lines.filter((line) => line.includes(traceId));
`,
  },
  failsFirst: ['lines-of-trace'],
  explanation: `
The code looks for the trace id in the whole text of the line. So it also
finds a line of another trace, if its message happens to mention this one: a
complaint, say, or a retry. A line belongs to the trace in its field
\`trace_id\`: parse the line, and compare that field.
`,
  openLine: /includes\(|indexOf\(|match\(|test\(/,
  recognise: ({ recording }) => {
    const { searches } = recording.scenarioResult as Evening;
    const mixed = searches.find(({ lines }) => lines.some((line) => line.includes(said)))!;
    const found = (msg: string) => (mixed.found as string[]).some((line) => line.includes(msg));
    return found(said) && !found('it rains');
  },
  nearMisses: [
    // By a field, and not by the right one.
    {
      'log.ts': `
-  return lines.filter((line) => JSON.parse(line).trace_id === traceId);
+  return lines.filter((line) => Object.values(JSON.parse(line)).includes(traceId));
`,
    },
  ],
} satisfies Mistake;
