import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['a child follows its parent, whoever starts it'],
  says: `
The sampler does not ask for the parent: it guesses which spans have one, and
what was decided there. That holds while one order comes after the other. When
several are under way, a child gets what was decided for somebody else. Who
its parent is, and whether that is sampled, is in the first argument:
\`trace.getSpanContext(context)\`.
`,
  look: /shouldSample/,
  shows: (_, source) =>
    !/new ParentBased|getSpan|getActiveSpan/.test(source) &&
    !/new TraceIdRatioBased|(parseInt|BigInt)\(|\b(traceI|i)d *[<.[%]/.test(source),
} satisfies Mistake;
