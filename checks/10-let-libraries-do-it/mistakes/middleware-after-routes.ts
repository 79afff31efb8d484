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
  openLine: /\.use\(.*Middleware\(/,
  recognise: (_, source) =>
    /\.(post|all)\((?:(?!new Hono)[^])*\.use\((?:(?!new Hono)[^])*Middleware\(/.test(
      source.replace(/^\s*\/\/.*$/gm, ''),
    ),
  nearMisses: [
    {
      'kitchen.ts': `
-import { httpInstrumentationMiddleware } from '@hono/otel';
@@
-app.use(httpInstrumentationMiddleware());
@@
-listen(app);
+// app.use(httpInstrumentationMiddleware()) is not there
+listen(app);
`,
    },
  ],
} satisfies Mistake;
