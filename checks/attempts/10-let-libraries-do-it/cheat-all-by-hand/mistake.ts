import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['a SERVER span of `@hono/otel` is there for each request, named after its route'],
  says: `
This is your handwriting of lesson 6, in two programs: the same trace, and
every line of it is yours to keep. The lesson is about the spans that
libraries write. Each span says in its scope who has made it: here it is a
tracer of your own.
`,
  look: /SpanKind\.SERVER/,
  shows: ({ arrived }) =>
    arrived.some(({ kind }) => kind === 'SERVER') &&
    arrived.every(({ kind, scope }) => kind !== 'SERVER' || scope !== '@hono/otel'),
} satisfies Mistake;
