import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { keepsState } from '../journal.ts';
import { laterSpans, type Evening } from '../scenarios.ts';

export default {
  edit: {
    'log.ts': `
 /** The span in which a line was written; \`undefined\` if it is not among \`spans\`. */
+const known = new Map<string, ReadableSpan>();
 export function spanOf(line: string, spans: ReadableSpan[]): ReadableSpan | undefined {
@@
-  return spans.find((span) => {
-    const { traceId, spanId } = span.spanContext();
-    return traceId === trace_id && spanId === span_id;
-  });
+  for (const span of spans) {
+    const { traceId, spanId } = span.spanContext();
+    known.set(traceId + spanId, span);
+  }
+  return known.get(trace_id + span_id);
`,
  },
  failsFirst: ['lines-of-trace', 'span-of-line'],
  explanation: `
Something that one call found or was given is kept for the next one. But the
next call is about other lines and other spans, so its result has to come from
its own arguments. Keep nothing outside the function; if you want an index,
build it inside.
`,
  openLine: /^(export )?(let |var |const \w+(: [^=]+)? = (new |\[|\{))/,
  recognise: ({ recording }, source) => {
    const { searches, ways } = recording.scenarioResult as Evening;
    const [one, other] = searches.filter(({ traceId }) => traceId === searches[0]!.traceId);
    const lines = JSON.stringify(one!.found) === JSON.stringify(other!.found);
    const asked = ways.filter(({ wanted }) => wanted);
    const noneOfThem = ways.some(({ odd }) => odd?.includes('not one of the spans'));
    const neverAny = asked.length > 0 && asked.every(({ found, odd }) => !found && !odd);
    const isFirstKept = ways.every(
      ({ given, wanted, found, odd }) => odd || !wanted === !found || given === laterSpans,
    );
    const isLaterMissing = ways.some(({ given, found }) => given === laterSpans && !found);
    const keepsFirst = isFirstKept && isLaterMissing;
    return keepsState(source) && (lines || noneOfThem || neverAny || keepsFirst);
  },
  nearMisses: [
    // A table that holds no answers.
    {
      'log.ts': `
 import { journal } from '#bar';
+
+const names = ['trace_id'];
@@
-  return lines.filter((line) => JSON.parse(line).trace_id === traceId);
+  return lines.filter((line) => line.includes(names[0]!) && line.includes(traceId));
`,
    },
  ],
} satisfies Mistake;
