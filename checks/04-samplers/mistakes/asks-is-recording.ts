import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { askedAboutEach } from '../by-hand.ts';
import activeSpan from './active-span.ts';

export default {
  edit: {
    'lesson.ts': `${askedAboutEach}
@@
 import type { Attributes, Context, SpanKind, Tracer } from '@opentelemetry/api';
+import { trace } from '@opentelemetry/api';
@@
+    const parent = trace.getSpan(context);
+    if (parent) return parent.isRecording() ? keep('parent was kept') : drop;
     if (attributes['url.path'] === '/health') return drop;
`,
  },
  failsFirst: ['sampled-remote-parent'],
  explanation: `
The sampler asks whether the parent is recording. For a parent in another
service, the answer is always no: only its ids and flags are known here. So
the sampler treats every caller's span as dropped. Read the sampled flag
instead. It is one bit of \`spanContext().traceFlags\`.
`,
  openLine: /isRecording/,
  recognise: (_, source) => /isRecording\(/.test(source),
  nearMisses: [activeSpan.edit],
} satisfies Mistake;
