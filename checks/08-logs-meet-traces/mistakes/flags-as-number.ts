import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { linesOf } from '../journal.ts';

export default {
  edit: {
    'log.ts': `
-function traceContext(): Record<string, string> {
+function traceContext(): Record<string, string | number> {
@@
-    trace_flags: active.traceFlags.toString(16).padStart(2, '0'),
+    trace_flags: active.traceFlags,
`,
  },
  failsFirst: ['line-trace-flags'],
  explanation: `
In code, the flags are a number, \`1\`. On a line, they look as they do in the
\`traceparent\` header: two hex digits, as a string, \`"01"\`. Then a tool can
compare them without knowing who wrote the line. Convert the number to hex,
and pad it to two digits.
`,
  openLine: /[tT]raceFlags/,
  recognise: (run) =>
    linesOf(run).some(({ trace_flags }) => typeof trace_flags === 'number' || trace_flags === '1'),
  nearMisses: [
    // Text of two digits, and not the right ones.
    {
      'log.ts': `
-    trace_flags: active.traceFlags.toString(16).padStart(2, '0'),
+    trace_flags: active.traceFlags ? '00' : '01',
`,
    },
  ],
} satisfies Mistake;
