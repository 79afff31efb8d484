import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-// Whoever calls \`run\` may bring another exporter; the code that makes spans stays the same.
@@
-    spanProcessors: [new SimpleSpanProcessor(exporter)],
+    spanProcessors: [new SimpleSpanProcessor(new ConsoleSpanExporter())],
`,
  },
  failsFirst: ['reaches-exporter'],
  explanation: `
The span was ended and went to the console, although \`run\` was given an
exporter. The check gives \`run\` one that remembers. The processor must get the
parameter, \`exporter\`; the console exporter is only its default.
`,
  openLine: /SpanProcessor\(new ConsoleSpanExporter/,
  recognise: ({ recording }) => /^ +name: ['"]take order/m.test(recording.output),
  nearMisses: [
    {
      'lesson.ts': `
-    spanProcessors: [new SimpleSpanProcessor(exporter)],
@@
-  span.end();
+  span.end();
+  console.log({ name: 'take order' }, exporter);
`,
    },
  ],
} satisfies Mistake;
