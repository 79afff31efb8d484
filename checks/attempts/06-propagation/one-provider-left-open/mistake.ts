import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['both providers are shut down before `run` returns'],
  says: `
One service closes its server and leaves its provider open. Each service has
a provider of its own, and each of them may still hold spans: with a batch
processor, those of the other service would be lost.
`,
  look: /close/,
  shows: (seen) => seen.recording.shutdowns === 1,
} satisfies Mistake;
