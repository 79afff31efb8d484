import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['the counter’s `fetch` is one CLIENT span of `instrumentation-undici`'],
  says: `
The counter called the kitchen once, and two CLIENT spans say so: the
library's and the one that you wrote around the \`fetch\`. A backend pairs
CLIENT and SERVER spans, and finds one here that nobody answered. \`fetch\`
needs no span of yours any more.
`,
  look: /SpanKind\.CLIENT/,
  shows: ({ arrived }) => {
    const scopes = arrived.filter(({ kind }) => kind === 'CLIENT').map(({ scope }) => scope);
    return scopes.length > 1 && scopes.includes('@opentelemetry/instrumentation-undici');
  },
} satisfies Mistake;
