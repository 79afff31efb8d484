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
A span was started and never ended, so it never reached the exporter, and
whatever hangs below it has lost its parent. The guest's drink may come later;
\`take order\` ends when the slip is on the rail. A child may begin after its
parent has ended.
`,
  openLine: /'take order'/,
  recognise: (run) =>
    run.recording.spans.some(({ name, ended }) => name === 'take order' && ended === undefined),
} satisfies Mistake;
