import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { askedAboutEach } from '../by-hand.ts';
import halfAParent from './half-a-parent.ts';

export default {
  edit: {
    'lesson.ts': `${askedAboutEach}
@@
 import type { Attributes, Context, SpanKind, Tracer } from '@opentelemetry/api';
+import { trace, TraceFlags } from '@opentelemetry/api';
@@
+    const parent = trace.getSpanContext(context);
+    if (parent) return parent.traceFlags === TraceFlags.SAMPLED ? keep('parent was kept') : drop;
     if (attributes['url.path'] === '/health') return drop;
`,
  },
  failsFirst: ['flag-bit-zero'],
  explanation: `
The flags are a set of bits, but your code compares them as one number. The
sampled flag is one of these bits. A caller may set others as well, such as
the bit for "the trace id is random". So 3 is sampled, and 2 is not. Test that
one bit: \`(flags & TraceFlags.SAMPLED) !== 0\`.
`,
  openLine: /traceFlags/,
  recognise: (_, source) =>
    /\b\w*[fF]lags\s*([!=]==?|>)|[!=]==?\s*[\w.]*\btraceFlags\b/.test(source),
  nearMisses: [halfAParent.edit],
} satisfies Mistake;
