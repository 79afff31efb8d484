import type { Mistake } from '../../../../workshop/explain.ts';
import type { Sent } from '../../../09-send-it-somewhere.scenes.ts';

export default {
  fails: ['spans go to `OTEL_EXPORTER_OTLP_ENDPOINT`, with `/v1/traces` added'],
  says: `
The address stands in the code, and what is said in code goes before the
environment. On your machine that may even be right; everywhere else the spans
go to an address where nobody listens. Make the exporter without \`url\`.
`,
  look: /['\"`]https?:\/\//,
  shows: ({ recording: { answer } }, source) =>
    (answer as Sent).arrivals.length === 0 &&
    /['"`]https?:\/\//.test(source) &&
    !/:4317\b/.test(source),
} satisfies Mistake;
