import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
+let provider: BasicTracerProvider | undefined;
+
 // Whoever calls \`run\` may bring another exporter; the code that makes spans stays the same.
@@
-  const provider = new BasicTracerProvider({
+  provider ??= new BasicTracerProvider({
`,
  },
  failsFirst: ['every-call'],
  explanation: `
What the first call of \`run\` built is kept outside of \`run\`, and used again by
the second. So the exporter of the second call gets nothing. Build provider,
processor and exporter inside of \`run\`; then each call has its own.
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
 // Whoever calls \`run\` may bring another exporter; the code that makes spans stays the same.
@@
-    spanProcessors: [new SimpleSpanProcessor(exporter)],
+    spanProcessors: [new SimpleSpanProcessor(exporter), processor],
`,
    },
  ],
} satisfies Mistake;
