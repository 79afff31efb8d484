import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import filteredInExporter from './filtered-in-exporter.ts';

export default {
  edit: {
    'lesson.ts': `
   type Sampler,
+  type ReadableSpan,
@@
+  const imagined = {
+    name: 'take order',
+    kind: 0,
+    spanContext: () => ({ traceId: '1'.repeat(32), spanId: '1'.repeat(16), traceFlags: 1 }),
+    startTime: [0, 0],
+    endTime: [0, 1],
+    status: { code: 0 },
+    attributes: { 'sampler.decision': 'imagined' },
+    links: [],
+    events: [],
+    resource: { attributes: {} },
+    instrumentationScope: { name: 'nobody' },
+  } as unknown as ReadableSpan;
+  exporter.export([imagined], () => {});
   await provider.shutdown();
`,
  },
  failsFirst: ['sampled-arrives'],
  explanation: `
A span that no tracer had made reached the exporter. No sampler was asked
about it, and it stands for work that nobody did. Only the processor should
give spans to the exporter.
`,
  openLine: /exporter\.export\(/,
  recognise: ({ recording }) => recording.spans.some(({ madeUp }) => madeUp),
  nearMisses: [filteredInExporter.edit],
} satisfies Mistake;
