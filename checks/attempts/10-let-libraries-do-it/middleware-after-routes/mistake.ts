import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['a SERVER span of `@hono/otel` is there for each request, named after its route'],
  says: `
Hono goes through middleware and routes in the order in which they were
added. Here the route stands first: it answers, and what was added after it
is never reached. The middleware has to stand above the routes.
`,
  shows: (_, source) =>
    /\.(post|all)\((?:(?!new Hono)[^])*\.use\((?:(?!new Hono)[^])*Middleware\(/.test(source),
} satisfies Mistake;
