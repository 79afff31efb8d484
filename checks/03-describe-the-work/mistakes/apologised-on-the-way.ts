import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import swallowed from './swallowed.ts';

export default {
  edit: {
    'lesson.ts': `
-    await inSpan('charge card', { kind: SpanKind.CLIENT }, () => chargeCard(order));
+    await inSpan('charge card', { kind: SpanKind.CLIENT }, () => chargeCard(order)).catch(() => {
+      apologise(order);
+    });
`,
  },
  failsFirst: ['error-reaches-run'],
  explanation: `
The bar apologised while \`take order\` was still open, so the apology did not
come from the loop in \`run\`. Code that calls \`takeOrder\` has to learn that the
order failed. Let the error pass, with \`throw error\`, and leave the apology to
the loop in \`run\`.
`,
  openLine: /^(?!.*takeOrder).*\bapologise\(/,
  recognise: (run, source) => {
    const { said, work } = run.recording;
    const [{ when } = { when: 0 }, ...more] = said.filter(({ what }) => what === 'apologise');
    // The loop apologises before it goes on: a span that ends after that was only left open.
    const next = work.find(({ begin }) => begin > when)?.begin ?? Infinity;
    return (
      more.length === 0 &&
      /^(?!.*takeOrder).*\bapologise\(/m.test(source) &&
      run
        .all('take order')
        .some(({ started, ended = Infinity }) => started < when && when < ended && ended < next)
    );
  },
  nearMisses: [
    swallowed.edit,
    {
      'lesson.ts': `
-import {
-  SpanKind,
+const left: Span[] = [];
+
+import {
+  SpanKind,
@@
-  await provider.shutdown();
+  for (const span of left) span.end();
+  await provider.shutdown();
@@
-      fail(span, error as Error);
-      throw error;
-    } finally {
-      span.end();
-    }
-  });
+      fail(span, error as Error);
+      left.push(span);
+      throw error;
+    }
+    span.end();
+  });
`,
    },
  ],
} satisfies Mistake;
