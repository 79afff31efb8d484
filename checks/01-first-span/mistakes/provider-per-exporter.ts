import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
+const providers = new Map<SpanExporter | undefined, BasicTracerProvider>();
+
 // The caller decides where spans go, so the code that makes them is the same everywhere.
-export async function run(exporter: SpanExporter = new ConsoleSpanExporter()): Promise<void> {
-  const provider = new BasicTracerProvider({
+export async function run(given?: SpanExporter): Promise<void> {
+  const exporter = given ?? new ConsoleSpanExporter();
+  const provider = providers.get(given) ?? new BasicTracerProvider({
@@
-  const tracer = provider.getTracer('coffee-bar');
+  providers.set(given, provider);
+  const tracer = provider.getTracer('coffee-bar');
`,
  },
  failsFirst: ['every-call'],
  explanation: `
A provider that had already been shut down was used again, because your code
keeps providers outside \`run\`. After the shutdown of a provider, its
processors ignore every span. Build a new provider in each call to \`run\`.
`,
  openLine: /new (Weak)?Map/,
  recognise: (run, source) =>
    run.arrived.some(({ name }) => name === 'take order') &&
    /^(const|let) \w+.*new (Weak)?Map\b.*Provider/m.test(source),
  nearMisses: [
    {
      'lesson.ts': `
+let calls = 0;
+
 // The caller decides where spans go, so the code that makes them is the same everywhere.
@@
-  span.end();
+  if (++calls < 3) span.end();
`,
    },
  ],
} satisfies Mistake;
