import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import idInName from './id-in-name.ts';

export default {
  edit: {
    'lesson.ts': `
-    spanProcessors: [new SimpleSpanProcessor(exporter)],
+    spanProcessors: [new SimpleSpanProcessor(exporter), new SimpleSpanProcessor(exporter)],
`,
  },
  failsFirst: ['stable-names'],
  explanation: `
Every span reached the exporter more than once. Each processor passes on every
span that ends, so an exporter behind two processors gets everything twice.
Keep one processor for one exporter.
`,
  openLine: /SpanProcessor\(/,
  recognise: ({ recording }) =>
    recording.spans.length > 0 && recording.spans.every(({ exported }) => exported > 1),
  nearMisses: [idInName.edit],
} satisfies Mistake;
