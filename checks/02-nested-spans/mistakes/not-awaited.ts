import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-    await makeLatte(tracer, order);
+    makeLatte(tracer, order);
`,
  },
  failsFirst: ['work-awaited'],
  explanation: `
\`shutdown\` was called before all the work was done. Every call that returns
a promise needs an \`await\` or a \`return\`, in every function up to \`run\`.
That includes \`makeLatte\`, \`startActiveSpan\` and \`Promise.all\`. \`forEach\`
does not wait at all, and \`Promise.race\` waits only for the first.
`,
  openLine:
    /^\s*(makeLatte|takeOrder)\(.*\);|=>\s*\{\s*(makeLatte|takeOrder)\(|^ {2,4}(\w+\.startActiveSpan|Promise\.all)\(|\.forEach\(|Promise\.race\(/,
  recognise: ({ recording: { spans, work, providers } }) => {
    const makers = new Set(spans.map(({ provider }) => provider));
    const [shutdown = Infinity] = providers.flatMap((provider) => provider.shutdown ?? []);
    return makers.size === 1 && work.some(({ end = Infinity }) => end > shutdown);
  },
  nearMisses: [
    {
      'lesson.ts': `
-  await Promise.all(twoOrders.map((order) => takeOrder(tracer, order)));
+  const other = new NodeTracerProvider({
+    spanProcessors: [new SimpleSpanProcessor(exporter)],
+  });
+  await Promise.all([
+    takeOrder(tracer, twoOrders[0]!).then(() => provider.shutdown()),
+    takeOrder(other.getTracer('coffee-bar'), twoOrders[1]!).then(() => other.shutdown()),
+  ]);
`,
    },
  ],
} satisfies Mistake;
