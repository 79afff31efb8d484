import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['every span that is started is ended'],
  says: `
A span was started and never ended, so it never reached the exporter, and
whatever hangs below it has lost its parent. The guest's drink may come later;
\`take order\` ends when the slip is on the rail. A child may begin after its
parent has ended.
`,
  look: /'take order'/,
  shows: (seen) =>
    seen.recording.spans.some(({ name, ended }) => name === 'take order' && ended === undefined),
} satisfies Mistake;
