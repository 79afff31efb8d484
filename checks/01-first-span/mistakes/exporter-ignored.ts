import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-// The caller decides where spans go, so the code that makes them is the same everywhere.
@@
-    spanProcessors: [new SimpleSpanProcessor(exporter)],
+    spanProcessors: [new SimpleSpanProcessor(new ConsoleSpanExporter())],
`,
  },
  failsFirst: ['reaches-exporter'],
  explanation: `
The span was printed to the console, although \`run\` was given an exporter. The
check passes an exporter that remembers its spans. Build the processor with
the parameter, \`exporter\`. The console exporter is only the default of that
parameter.
`,
  openLine: /SpanProcessor\(new ConsoleSpanExporter/,
  recognise: ({ recording }, source) =>
    /^ +name: ['"]take order/m.test(recording.output) &&
    !/\bconsole\.\w+\((?!(['"`])[^'"`]*\1\))/.test(source),
  nearMisses: [
    // There is no processor, and what is printed is the span itself.
    {
      'lesson.ts': `
-    spanProcessors: [new SimpleSpanProcessor(exporter)],
@@
-  span.end();
+  span.end();
+  console.log(span, exporter);
`,
    },
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
