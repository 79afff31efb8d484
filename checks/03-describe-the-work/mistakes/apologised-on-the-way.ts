import type { Mistake } from '../../../workshop/checking/mistakes.ts';

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
  recognise: (run) =>
    run.recording.said.some(
      ({ what, when }) =>
        what === 'apologise' &&
        run
          .all('take order')
          .some(({ started, ended = Infinity }) => started < when && when < ended),
    ),
} satisfies Mistake;
