import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-    spanProcessors: [new SimpleSpanProcessor(exporter)],
+    spanProcessors: [
+      new SimpleSpanProcessor(exporter),
+      new SimpleSpanProcessor(new ConsoleSpanExporter()),
+    ],
`,
  },
  failsFirst: ['console-silent'],
  explanation: `
The span went to the exporter that \`run\` was given, and to a console
exporter as well. The console is only the default, for a caller who passes
no exporter. Keep one processor with \`exporter\` itself, and send the span
nowhere else.
`,
  openLine: /(?<!(=|\?\?) *)new ConsoleSpanExporter/,
  recognise: (_run, source) =>
    (source.match(/new ConsoleSpanExporter/g) ?? []).length > 1 &&
    !/\bconsole\.\w+\((?!(['"`])[^'"`]*\1\))/.test(source),
  nearMisses: [
    // The default is made in two places, and what is printed is the span itself.
    {
      'lesson.ts': `
-    spanProcessors: [new SimpleSpanProcessor(exporter)],
+    spanProcessors: [new SimpleSpanProcessor(exporter ?? new ConsoleSpanExporter())],
@@
-  span.end();
+  span.end();
+  console.log(span);
`,
    },
    {
      'lesson.ts': `
-  span.end();
+  span.end();
+  new ConsoleSpanExporter().export([], () => {});
+  console.log({ spans: ['one'] });
`,
    },
  ],
} satisfies Mistake;
