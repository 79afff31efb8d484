import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import type { SamplerAnswer } from '../scenarios.ts';

export default {
  edit: {
    'lesson.ts': `
-import type { Attributes, Context, SpanKind, Tracer } from '@opentelemetry/api';
+import { trace, TraceFlags } from '@opentelemetry/api';
+import type { Attributes, Context, SpanKind, Tracer } from '@opentelemetry/api';
@@
-  ParentBasedSampler,
@@
-  return new ParentBasedSampler({
-    root: new OneOrderInTen(),
-    // By default these two keep the span as well, but add no attribute that says why.
-    localParentSampled: follow,
-    remoteParentSampled: follow,
-  });
+  const root = new OneOrderInTen();
+  return {
+    shouldSample(context, traceId, name, kind, attributes) {
+      const parent = trace.getSpanContext(context);
+      if (!parent) return root.shouldSample(context, traceId, name, kind, attributes);
+      return parent.traceFlags & TraceFlags.SAMPLED ? keep('parent was kept') : drop;
+    },
+  };
 }
@@
-const follow: Sampler = { shouldSample: () => keep('parent was kept') };
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
  recognise: ({ recording: { scenarioResult } }, source) => {
    const isOff = ({ what, is, kept, times }: SamplerAnswer['asked'][number]) =>
      is === 'below zeros' &&
      (what.startsWith('order') ? kept < times / 20 || kept > times / 5 : kept > 0);
    return (
      (scenarioResult as SamplerAnswer).asked.some(isOff) &&
      /getSpan(Context)?\(/.test(source) &&
      !/isSpanContextValid|isValid/.test(source)
    );
  },
  nearMisses: [
    {
      'lesson.ts': `
-    if (attributes['url.path'] === '/health') return drop;
+    if (attributes['url.path'] === '/health' || attributes['url.path'] === '/menu') return drop;
`,
    },
  ],
} satisfies Mistake;
