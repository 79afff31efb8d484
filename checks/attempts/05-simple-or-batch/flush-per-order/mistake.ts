import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['rush hour: at least ten spans go with each call of the exporter'],
  says: `
\`forceFlush()\` sends what the processor holds, now. Called after every span,
it finds one span each time, so no batch is ever more than one, and every
guest waits until it is delivered. Let the processor collect, and deliver on
the way out.
`,
  look: /forceFlush\(/,
  shows: ({ recording: { exportCalls, spans } }, source) =>
    exportCalls > spans.length / 10 && source.includes('forceFlush('),
} satisfies Mistake;
