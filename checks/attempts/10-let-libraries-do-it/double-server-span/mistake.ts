import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['there is one SERVER span for each request, not two'],
  says: `
One request passed through the middleware twice: once for the whole app, and
once more on the way. Each pass is a SERVER span. In counts and averages
every request is there twice from now on. Register it in one place, for all
routes.
`,
  look: /post\(.*httpInstrumentationMiddleware/,
  shows: ({ arrived }, source) =>
    arrived.filter(({ kind, scope }) => kind === 'SERVER' && scope === '@hono/otel').length > 2 &&
    source.includes('httpInstrumentationMiddleware'),
} satisfies Mistake;
