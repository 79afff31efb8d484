import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'kitchen.ts': `
-app.use(httpInstrumentationMiddleware());
@@
+app.use(httpInstrumentationMiddleware());
 listen(app);
`,
  },
  failsFirst: ['hono-server-spans'],
  explanation: `
Hono goes through middleware and routes in the order in which they were
added. Here the route stands first: it answers, and what was added after it
is never reached. The middleware has to stand above the routes.
`,
  recognise: (_, source) =>
    /\.(post|all)\((?:(?!new Hono)[^])*\.use\((?:(?!new Hono)[^])*Middleware\(/.test(source),
} satisfies Mistake;
