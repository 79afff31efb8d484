import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  failsFirst: ['latte-below-order', 'grinding-below-latte'],
  explanation: `
\`startSpan\` starts a span but does not make it active, so the next span does
not become its child. The order of the lines does not matter, and it does not
matter which span is still open. Use \`startActiveSpan\`, or run the work inside
\`context.with(trace.setSpan(context.active(), span), …)\`.
`,
  openLine: /\.startSpan\(\s*['"`](take order|make latte)/,
  recognise: (run, source) => {
    const { spans } = run.recording;
    const isAstray = (name: string, parent: string) =>
      spans.some((span) => span.name === name && run.parent(span)?.name !== parent);
    // A span that was never started has no wrong parent.
    return (
      spans.filter(({ name }) => name === 'make latte').length === 2 &&
      (isAstray('make latte', 'take order') || isAstray('grind beans', 'make latte')) &&
      /\.startSpan\(\s*['"`](take order|make latte)/.test(source) &&
      !/\b(setSpan|with|bind)\(/.test(source)
    );
  },
  nearMisses: [
    {
      'lesson.ts': `
-import type { Tracer } from '@opentelemetry/api';
+import { context, trace, type Tracer } from '@opentelemetry/api';
@@
-  await tracer.startActiveSpan('take order', async (span) => {
-    await writeSlip(order);
+  const span = tracer.startSpan('take order');
+  await context.with(trace.setSpan(context.active(), span), async () => {
+    await writeSlip(order);
+  });
@@
-    await makeLatte(tracer, order);
-    span.end();
-  });
-}
+  await makeLatte(tracer, order);
+  span.end();
+}
`,
    },
    {
      'lesson.ts': `
-  await tracer.startActiveSpan('make latte', async (span) => {
-    await tracer.startActiveSpan('grind beans', async (grinding) => {
-      await grindBeans(order);
-      grinding.end();
-    });
+  const span = tracer.startSpan('make latte');
+    await grindBeans(order);
@@
     ]);
-    span.end();
-  });
-}
+    span.end();
+}
`,
    },
  ],
} satisfies Mistake;
