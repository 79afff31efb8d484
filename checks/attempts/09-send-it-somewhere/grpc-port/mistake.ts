import type { Mistake } from '../../../../workshop/explain.ts';
import type { Sent } from '../../../09-send-it-somewhere.scenes.ts';

export default {
  fails: ['spans go to `OTEL_EXPORTER_OTLP_ENDPOINT`, with `/v1/traces` added'],
  says: `
Port 4317 is where OTLP over gRPC is spoken. This exporter speaks HTTP, for
which the port is 4318. And the address stands in the code: whatever the
environment says, a \`url\` in the code goes before it. Make the exporter
without one.
`,
  look: /:4317\b/,
  shows: ({ recording: { answer } }, source) =>
    (answer as Sent).arrivals.length === 0 && /:4317\b/.test(source),
} satisfies Mistake;
