import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { codeIn } from '../code.ts';

export default {
  edit: {
    'lesson.ts': `
+// @ts-nocheck
 import { context, propagation, trace, type Tracer } from '@opentelemetry/api';
@@
-    spanProcessors: [new SimpleSpanProcessor({ exporter })],
+    spanProcessors: [new SimpleSpanProcessor(exporter)],
@@
-  await provider.shutdown();
+  await provider.shutdown().catch(() => {});
`,
  },
  failsFirst: ['all-arrive'],
  explanation: `
You pass the exporter where 3.x expects an object that contains it. The
processor looks for \`exporter\` in what you pass, finds nothing, and cannot
export any span. Until the shutdown, it reports this only to \`diag\`. Write
\`new SimpleSpanProcessor({ exporter })\`. The compiler would have told you.
`,
  openLine: /SpanProcessor\(\w/,
  recognise: ({ recording: { exportCalls } }, source) =>
    exportCalls === 0 && /SpanProcessor\(\s*(exporter\b|new \w+Exporter)/.test(codeIn(source)),
  nearMisses: [
    {
      'lesson.ts': `
-  const provider = new TracerProvider({
+  const processor = new SimpleSpanProcessor({ exporter });
+  const provider = new TracerProvider({
@@
-    spanProcessors: [new SimpleSpanProcessor({ exporter })],
+    spanProcessors: [],
@@
-  await provider.shutdown();
+  await provider.shutdown();
+  await processor.shutdown();
`,
    },
  ],
} satisfies Mistake;
