import type { Mistake } from '../../../../workshop/explain.ts';
import type { Sent } from '../../../09-send-it-somewhere.scenes.ts';

export default {
  fails: ['spans go to `OTEL_EXPORTER_OTLP_ENDPOINT`, with `/v1/traces` added'],
  says: `
The exporter is made when the file is loaded, and reads the environment right
then. Whoever sets the variables after that, as the check does, comes too late
(so does a library that loads a \`.env\` file). Make it inside of \`run\`; the
default of a parameter counts as inside.
`,
  look: /^(export )?(const|let|var) .*= *new /,
  shows: ({ recording: { answer } }, source) =>
    (answer as Sent).arrivals.length === 0 &&
    /^(export )?(const|let|var) .*= *new (OTLPTraceExporter|NodeSDK)/m.test(source) &&
    !/['"`]https?:\/\//.test(source),
} satisfies Mistake;
