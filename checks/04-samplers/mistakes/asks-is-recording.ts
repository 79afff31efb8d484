import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import activeSpan from './active-span.ts';

export default {
  edit: {
    'lesson.ts': `
 import type { Attributes, Context, SpanKind, Tracer } from '@opentelemetry/api';
+import { trace } from '@opentelemetry/api';
@@
-  return new ParentBasedSampler({
-    root: new OneOrderInTen(),
-    // Without these two, spans below the root are kept as well, but do not say why.
-    localParentSampled: follow,
-    remoteParentSampled: follow,
-  });
+  return new OneOrderInTen();
@@
+    const parent = trace.getSpan(context);
+    if (parent) return parent.isRecording() ? keep('parent was kept') : drop;
     if (attributes['url.path'] === '/health') return drop;
@@
-const follow: Sampler = { shouldSample: () => keep('parent was kept') };
`,
  },
  failsFirst: ['sampled-remote-parent'],
  explanation: `
The sampler asks whether the parent is recording. A parent in another service
never is: in this program only its ids and its mark are known, and what it
records is recorded there. So every caller counts as one that was dropped.
Read the mark: \`spanContext().traceFlags\`, and in it the one bit.
`,
  openLine: /isRecording/,
  recognise: (_, source) => /isRecording\(/.test(source),
  nearMisses: [activeSpan.edit],
} satisfies Mistake;
