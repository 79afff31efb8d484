import type { Mistake } from '../../../../workshop/explain.ts';
import type { Sent } from '../../../09-send-it-somewhere.scenes.ts';

export default {
  fails: [
    '`OTEL_EXPORTER_OTLP_TRACES_ENDPOINT` is taken as it is, and goes before it',
    'spans go to `OTEL_EXPORTER_OTLP_ENDPOINT`, with `/v1/traces` added',
  ],
  says: `
\`/v1/traces\` was added to an address that was whole already. A backend answers
404 to that. There are two kinds: \`OTEL_EXPORTER_OTLP_ENDPOINT\` is a base, and
the exporter adds the path to it; \`…_TRACES_ENDPOINT\`, and \`url\` in the code,
it takes as they are. Give it no \`url\`, and it keeps to this by itself.
`,
  look: /v1\/traces/,
  shows: ({ recording: { answer } }) => {
    const { path, arrivals } = answer as Sent;
    return arrivals.some((arrival) => arrival.path === `${path}/v1/traces`);
  },
} satisfies Mistake;
