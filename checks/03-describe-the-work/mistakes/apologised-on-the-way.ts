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
The guest got an apology, but not from \`run\`: somebody on the way apologised
while \`take order\` was open. Whoever called \`takeOrder\` still does not know
that it failed. Let the error pass, \`throw error\`, and leave the apology to
\`run\`.
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
