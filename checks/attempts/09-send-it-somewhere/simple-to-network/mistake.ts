import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['rush hour: at least ten spans go with each request'],
  says: `
A simple processor sends each span in a request of its own, and an OTLP
exporter has at most 30 requests under way. In the rush hour thousands of
spans end at once: 30 of them go out, and the others are refused on the spot,
without a word. Towards a network, always take a batch processor.
`,
  look: /new SimpleSpanProcessor\(/,
  shows: ({ recording: { exportCalls, spans } }, source) =>
    exportCalls >= spans.filter(({ exported }) => exported > 0).length &&
    /SimpleSpanProcessor\(/.test(source),
} satisfies Mistake;
