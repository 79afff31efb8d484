import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['rush hour: 5,000 spans that end in one go all arrive'],
  says: `
The first 512 spans were on their way, the queue took what it could hold
(2,048 if you say nothing), and each of the others was dropped as it ended,
without a word. Raise \`maxQueueSize\`: the queue has to hold all that can end
before the exporter gets to it.
`,
  look: /new BatchSpanProcessor\(/,
  shows: ({ arrived, recording: { exportCalls, exporterShutdown, spans } }) =>
    exportCalls > 1 &&
    Boolean(exporterShutdown) &&
    arrived.length > 0 &&
    spans.some(({ ended, exported }) => ended !== undefined && exported === 0),
} satisfies Mistake;
