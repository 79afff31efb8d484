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
The second call uses something that was built outside \`run\`, or in the first
call. So the exporter of the second call gets nothing. Build the provider, the
processor and the default exporter inside \`run\`, so that each call has its
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
