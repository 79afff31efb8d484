import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
+let provider: BasicTracerProvider | undefined;
+
 // The caller decides where spans go, so the code that makes them is the same everywhere.
@@
-  const provider = new BasicTracerProvider({
+  provider ??= new BasicTracerProvider({
`,
  },
  failsFirst: ['every-call'],
  explanation: `
What was built outside \`run\`, or for its first call, is used again by the
second call, so the exporter of the second call gets nothing. Build the
provider, the processor and the exporter inside \`run\`: then each call has its
own.
`,
  openLine: /^(let|var|const) \w+.*(Provider|Exporter)/,
  recognise: (run, source) =>
    !run.arrived.some(({ name }) => name === 'take order') &&
    /^(let|var|const) \w+.*(Provider|Exporter)/m.test(source),
  nearMisses: [
    {
      'lesson.ts': `
+const processor = new SimpleSpanProcessor(new ConsoleSpanExporter());
+
 // The caller decides where spans go, so the code that makes them is the same everywhere.
@@
-    spanProcessors: [new SimpleSpanProcessor(exporter)],
+    spanProcessors: [new SimpleSpanProcessor(exporter), processor],
`,
    },
  ],
} satisfies Mistake;
