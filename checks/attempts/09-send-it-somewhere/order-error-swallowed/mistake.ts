import type { Mistake } from '../../../../workshop/explain.ts';
import type { Sent } from '../../../09-send-it-somewhere.scenes.ts';

export default {
  fails: ['an error leaves `run` as it is, also if the backend refuses the spans'],
  says: `
One \`catch\` takes two errors that have nothing to do with each other. That of
the shutdown must not leave \`run\`. That of the bar must: somebody has to know
that the machine is on fire. Let a \`finally\` send the spans, and catch only
what \`shutdown\` itself rejects with.
`,
  look: /\bcatch\b/,
  shows: ({ recording: { answer } }) => (answer as Sent).errors.length === 0,
} satisfies Mistake;
