import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { asked, isTenth } from '../asked.ts';
import { askedAboutEach } from '../by-hand.ts';

export default {
  edit: {
    'lesson.ts': `${askedAboutEach}
@@
 import type { Attributes, Context, SpanKind, Tracer } from '@opentelemetry/api';
+import { trace, TraceFlags } from '@opentelemetry/api';
@@
+    const parent = trace.getSpanContext(context);
+    if (parent) return parent.traceFlags & TraceFlags.SAMPLED ? keep('parent was kept') : drop;
     if (attributes['url.path'] === '/health') return drop;
`,
  },
  failsFirst: ['parent-of-zeros'],
  explanation: `
A parent whose ids are all zeros is invalid, and its child is a root. But
\`trace.getSpanContext\` returns such a parent as well, and here it is taken for
a real one. \`trace.isSpanContextValid\` tells the two apart, and
\`ParentBasedSampler\` does so by itself.
`,
  openLine: /getSpan(Context)?\(/,
  recognise: (run, source) =>
    (!isTenth(...asked(run, 'order below zeros')) ||
      asked(run, 'health check below zeros').some(({ kept }) => kept > 0)) &&
    /getSpan(Context)?\(/.test(source) &&
    !/isSpanContextValid|isValid/.test(source),
  nearMisses: [
    {
      'lesson.ts': `
-    if (attributes['url.path'] === '/health') return drop;
+    if (attributes['url.path'] === '/health' || attributes['url.path'] === '/menu') return drop;
`,
    },
  ],
} satisfies Mistake;
