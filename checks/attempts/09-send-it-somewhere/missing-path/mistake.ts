import type { Mistake } from '../../../../workshop/explain.ts';
import type { Sent } from '../../../09-send-it-somewhere.scenes.ts';

export default {
  fails: ['spans go to `OTEL_EXPORTER_OTLP_ENDPOINT`, with `/v1/traces` added'],
  says: `
A \`url\` in the code is taken as it is; nothing is added to it. The variable
holds a base, so the request came to a path where the backend takes no traces,
and was answered with 404. Who gives no \`url\` gets both right: the exporter
reads the variable itself, and adds \`/v1/traces\` to it.
`,
  look: /\burl\b/,
  shows: ({ recording: { answer } }) => {
    const { path, arrivals } = answer as Sent;
    return arrivals.some((arrival) => path === `${arrival.path}/v1/traces`);
  },
} satisfies Mistake;
