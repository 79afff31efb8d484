import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['an exporter that `run` is given gets the spans, each of them once'],
  says: `
The exporter was closed, and the batch processor in front of it knows nothing
of that: it still holds the spans and waits for its five seconds. Shut down
the SDK. It empties the processor first, and then closes the exporter itself.
`,
  look: /shutdown!?\(/,
  shows: ({ recording: { exporterShutdown, exportCalls } }) =>
    exporterShutdown !== undefined && exportCalls === 0,
} satisfies Mistake;
