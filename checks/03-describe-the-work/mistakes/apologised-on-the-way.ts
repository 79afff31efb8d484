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
  openLine: /\s+apologise\(order\);/,
  recognise: (run) => {
    const [apology, ...more] = run.recording.said.filter(({ what }) => what === 'apologise');
    return (
      more.length === 0 &&
      run
        .all('take order')
        .some(({ started, ended = Infinity }) => started < apology!.when && apology!.when < ended)
    );
  },
  nearMisses: [swallowed.edit],
} satisfies Mistake;
