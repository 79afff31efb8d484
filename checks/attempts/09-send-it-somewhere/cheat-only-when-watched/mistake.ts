import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['spans go to `OTEL_EXPORTER_OTLP_ENDPOINT`, with `/v1/traces` added'],
  says: `
Without an exporter the bar opens and nobody traces it. \`run()\` with nothing
between its brackets is how the program runs in production: there the spans go
out over OTLP.
`,
  shows: ({ recording: { spans, work } }) => spans.length === 0 && work.length > 0,
} satisfies Mistake;
