import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'log.ts': `
-    return traceId === trace_id && spanId === span_id;
+    return traceId === trace_id;
`,
  },
  failsFirst: ['span-of-line'],
  explanation: `
The span is looked for by its trace id alone. All spans of the order have that
one, and the first to be found is returned, whichever step wrote the line. The
trace id says which order, the span id says where in it: compare both.
`,
  openLine: /\.find\(/,
  recognise: ({ recording }) => {
    type Found = { traceId: string; spanId: string } | null;
    const { back } = recording.scenarioResult as { back: Found[] };
    const found = back.flatMap((span) => span ?? []);
    const count = (ids: string[]) => new Set(ids).size;
    return (
      found.length > 0 &&
      count(found.map(({ spanId }) => spanId)) === count(found.map(({ traceId }) => traceId))
    );
  },
} satisfies Mistake;
