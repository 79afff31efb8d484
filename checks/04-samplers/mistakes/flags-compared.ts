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
The flags are a set of bits, and here they are compared as one number.
The sampled flag is one of them. A caller may set others as well, such as the
one for "the trace id is random": 3 is sampled, 2 is not. Test that one bit:
\`(flags & TraceFlags.SAMPLED) !== 0\`.
`,
  openLine: /traceFlags/,
  recognise: (_, source) =>
    /\b\w*[fF]lags\s*([!=]==?|>)|[!=]==?\s*[\w.]*\btraceFlags\b/.test(source),
  nearMisses: [halfAParent.edit],
} satisfies Mistake;
