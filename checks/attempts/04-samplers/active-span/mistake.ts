import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['a child follows its parent, whoever starts it'],
  says: `
The sampler looks for the span that is active. A parent need not be:
\`startSpan\` takes a context as its third argument, and a caller in another
service is never active here. Whatever the parent is, it is in the context
that \`shouldSample\` is given first: \`trace.getSpanContext(context)\`.
`,
  look: /getActiveSpan|context\.active\(/,
  shows: (_, source) => /getActiveSpan|getSpan\w*\([\w.]*context\.active\(/.test(source),
} satisfies Mistake;
