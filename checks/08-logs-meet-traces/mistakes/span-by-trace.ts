import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import type { Evening } from '../scenarios.ts';

export default {
  edit: {
    'log.ts': `
-    return traceId === trace_id && spanId === span_id;
+    return traceId === trace_id;
`,
  },
  failsFirst: ['span-of-line'],
  explanation: `
The code looks for the span by its trace id alone. All spans of an order
share that id, so the result is one of them, whichever step wrote the line.
The trace id says which order it was, and the span id says which step.
Compare both.
`,
  openLine: /\.find\(/,
  recognise: ({ recording }) => {
    const asked = (recording.scenarioResult as Evening).ways.filter(({ wanted }) => wanted);
    return (
      asked.some(({ wanted, found }) => found && found.spanId !== wanted?.spanId) &&
      asked.every(({ wanted, found }) => found?.traceId === wanted?.traceId)
    );
  },
  nearMisses: [
    // Any of the two is enough.
    {
      'log.ts': `
-    return traceId === trace_id && spanId === span_id;
+    return traceId === trace_id || spanId === span_id;
`,
    },
  ],
} satisfies Mistake;
