import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { asked } from '../asked.ts';
import remembersTraces from './remembers-traces.ts';

export default {
  edit: {
    'lesson.ts': `
-import type { Attributes, Context, SpanKind, Tracer } from '@opentelemetry/api';
+import { SpanKind, type Attributes, type Context, type Tracer } from '@opentelemetry/api';
@@
-  return new ParentBasedSampler({
-    root: new OneOrderInTen(),
-    // By default these two keep the span as well, but add no attribute that says why.
-    localParentSampled: follow,
-    remoteParentSampled: follow,
-  });
-}
+  const root = new OneOrderInTen();
+  const others = new ParentBasedSampler({
+    root,
+    localParentSampled: follow,
+    remoteParentSampled: follow,
+  });
+  return {
+    shouldSample: (context, id, name, kind, attributes, links) =>
+      kind === SpanKind.CONSUMER
+        ? root.shouldSample(context, id, name, kind, attributes)
+        : others.shouldSample(context, id, name, kind, attributes, links),
+  };
+}
`,
  },
  failsFirst: ['sampled-remote-parent', 'unsampled-remote-parent'],
  explanation: `
The sampler decides anew about spans of one kind, even if they have a parent.
Only a span without a valid parent is a root, whatever its kind is. Look for
the parent first, and decide only if there is none.
`,
  openLine: /\bkind\b.*===|=== *SpanKind/,
  recognise: (run, source) =>
    /\bkind\b *[!=]==|[!=]== *SpanKind/.test(source) &&
    run.recording.spans.every((s) => !s.remoteParent || s.name !== 'GET /menu' || s.sampled) &&
    asked(run, 'below a dropped parent').some(({ kept }) => kept > 0),
  nearMisses: [remembersTraces.edit],
} satisfies Mistake;
