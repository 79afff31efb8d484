import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['rush hour: at least ten spans go with each call of the exporter'],
  says: `
\`SimpleSpanProcessor\` calls the exporter for each span, at the moment it ends.
To see spans at once while you develop, that is what you want. Over a network
it is one request for every span, thousands of them at the same time in a
rush. A batch processor collects them, and sends up to 512 with one call.
`,
  look: /new SimpleSpanProcessor\(/,
  shows: ({ recording: { exportCalls, spans } }, source) =>
    exportCalls === spans.length && source.includes('new SimpleSpanProcessor('),
} satisfies Mistake;
