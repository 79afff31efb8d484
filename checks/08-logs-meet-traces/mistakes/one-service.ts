import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import type { Evening } from '../scenarios.ts';

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
Not all lines of the trace are found. In a journal, the lines of one order are
not next to each other: other orders and other services write in between. Look
at every line, and keep each one whose field \`trace_id\` is the given id.
`,
  openLine: /function linesOf|linesOf =/,
  recognise: ({ recording }) => {
    const { traceId, lines, found } = (recording.scenarioResult as Evening).searches[0]!;
    const own = lines.filter((line) => JSON.parse(line).trace_id === traceId);
    const some = found as string[];
    return some.length > 0 && some.length < own.length && some.every((line, i) => line === own[i]);
  },
  nearMisses: [
    // Not those before another order speaks, but those of one service.
    {
      'log.ts': `
-  return lines.filter((line) => JSON.parse(line).trace_id === traceId);
+  const own = lines.filter((line) => JSON.parse(line).service === 'counter');
+  return own.filter((line) => JSON.parse(line).trace_id === traceId);
`,
    },
  ],
} satisfies Mistake;
