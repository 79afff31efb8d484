import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['`OTEL_EXPORTER_OTLP_COMPRESSION=gzip` is obeyed'],
  says: `
The environment asked for gzip, and the code says something else. What is said
in code goes before the environment. So say there only what must never be
otherwise, and leave the rest to whoever runs the program.
`,
  look: /compression/i,
  shows: (_, source) => /compression/i.test(source),
} satisfies Mistake;
