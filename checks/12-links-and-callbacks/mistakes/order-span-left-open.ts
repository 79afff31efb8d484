import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
     sendOrder(order);
-    span.end();
`,
  },
  nearMisses: [
    {
      'lesson.ts': `
     putOnRail({ id, drink, headers });
-    span.end();
`,
    },
  ],
  failsFirst: ['all-spans-end'],
  explanation: `
\`take order\` was started but never ended. So it never reached the exporter,
and the spans below it have lost their parent. End it when the slip is on the
rail. The drink may come later: a child may begin after its parent has ended.
`,
  openLine: /'take order'/,
  recognise: (run) =>
    run.recording.spans.some(({ name, ended }) => name === 'take order' && ended === undefined),
} satisfies Mistake;
