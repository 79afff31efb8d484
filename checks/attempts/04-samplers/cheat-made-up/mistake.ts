import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['what is sampled arrives, and nothing else does'],
  says: `
A span went to the exporter that no tracer had made. So no sampler was ever
asked about it, and it stands for work that nobody did. Only the processor
gives spans to the exporter.
`,
  look: /exporter\.export\(/,
  shows: ({ recording }) => recording.spans.some(({ madeUp }) => madeUp),
} satisfies Mistake;
