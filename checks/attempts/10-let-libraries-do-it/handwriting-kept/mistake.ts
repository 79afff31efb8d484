import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['there is one SERVER span for each request, not two'],
  says: `
The request has two SERVER spans: the library's, and the one of lesson 6
that you wrote. A library's span does not replace yours, it comes on top,
and a service then seems to be called twice. Where a library makes the span,
take your own out; attributes can be set on the active one.
`,
  look: /SpanKind\.SERVER/,
  shows: ({ arrived }) =>
    ['POST /orders', 'POST /drinks'].some((route) => {
      const scopes = arrived.filter(({ name, kind }) => kind === 'SERVER' && name === route);
      return scopes.length === 2 && scopes.some(({ scope }) => scope !== '@hono/otel');
    }),
} satisfies Mistake;
