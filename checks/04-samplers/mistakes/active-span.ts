import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { askedAboutEach } from '../by-hand.ts';
import lastDecision from './last-decision.ts';

export default {
  edit: {
    'lesson.ts': `${askedAboutEach}
@@
 import type { Attributes, Context, SpanKind, Tracer } from '@opentelemetry/api';
+import { trace, TraceFlags } from '@opentelemetry/api';
@@
+    const parent = trace.getActiveSpan()?.spanContext();
+    if (parent) return parent.traceFlags & TraceFlags.SAMPLED ? keep('parent was kept') : drop;
     if (attributes['url.path'] === '/health') return drop;
`,
  },
  failsFirst: ['child-follows-parent'],
  explanation: `
The sampler looks at the active span, which may not be the parent: whoever
starts a span may pass another context as the third argument of \`startSpan\`.
The parent is always in the context that \`shouldSample\` gets as its first
argument. Read the parent with \`trace.getSpanContext(context)\`.
`,
  openLine: /getActiveSpan|context\.active\(/,
  recognise: (_, source) =>
    /getActiveSpan|getSpan\w*\([\w.]*context\.active\(/.test(source) &&
    !/getSpan(Context)?\((?!\w*\.?context\.active)|new ParentBased/.test(source),
  nearMisses: [lastDecision.edit],
} satisfies Mistake;
