import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['the counter’s `fetch` is one CLIENT span of `instrumentation-undici`'],
  says: `
The instrumentation of \`fetch\` is there, and its own configuration keeps it
from the call to the kitchen. A request that it ignores gets no span, and no
\`traceparent\` either.
`,
  look: /ignoreRequestHook|enabled/,
  shows: ({ arrived }, source) =>
    arrived.every(({ kind }) => kind !== 'CLIENT') &&
    /ignoreRequestHook|enabled: false|\.disable\(/.test(source),
} satisfies Mistake;
