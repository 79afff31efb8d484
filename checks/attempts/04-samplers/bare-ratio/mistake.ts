import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: [
    'a child follows its parent, whoever starts it',
    'a remote parent that was sampled is followed',
  ],
  says: `
The ratio sampler looks at the trace id and never at the parent. Inside one
service you do not notice: all spans of a trace have the same id. But a caller
that kept another share, or a parent that was dropped for its path, decided
otherwise, and you get halves of traces. A parent has to be asked first.
`,
  look: /TraceIdRatioBasedSampler\(|[^.]traceId\b.*[<%]/,
  shows: (_, source) =>
    !/new ParentBased|getSpan|getActiveSpan/.test(source) &&
    /new TraceIdRatioBased|(parseInt|BigInt)\(|\b(traceI|i)d *[<.[%]/.test(source),
} satisfies Mistake;
