import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['`take order` reaches the exporter that `run` was given'],
  says: `
The span was ended and went to the console, although \`run\` was given an
exporter. The check gives \`run\` one that remembers. The processor must get the
parameter, \`exporter\`; the console exporter is only its default.
`,
  look: /SpanProcessor\(new ConsoleSpanExporter/,
  shows: ({ recording }) => /name: ['"]take order/.test(recording.output),
} satisfies Mistake;
