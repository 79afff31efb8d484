import type { Mistake } from '../../../../workshop/explain.ts';
import type { Sent } from '../../../09-send-it-somewhere.scenes.ts';

export default {
  fails: ['spans go to `OTEL_EXPORTER_OTLP_ENDPOINT`, with `/v1/traces` added'],
  says: `
The program found the address and spoke gRPC there. Nobody on that port
understands it: gRPC has a port of its own, 4317. On 4318 OTLP goes over HTTP,
as \`http/protobuf\` or \`http/json\`. An exporter class that you make yourself
has the protocol in its package's name.
`,
  look: /grpc/i,
  shows: ({ recording: { answer } }) => (answer as Sent).grpc,
} satisfies Mistake;
