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
The exporter is behind two processors, and each of them gives it every span.
So there seem to be twenty orders, with twice the errors. One processor is
enough for one exporter.
`,
  openLine: /SpanProcessor\(/,
  recognise: ({ recording }) =>
    recording.spans.length > 0 && recording.spans.every(({ exported }) => exported > 1),
  nearMisses: [idInName.edit],
} satisfies Mistake;
