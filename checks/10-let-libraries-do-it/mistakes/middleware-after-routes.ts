import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'kitchen.ts': `
-app.use(httpInstrumentationMiddleware());
@@
+app.use(httpInstrumentationMiddleware());
 closeOnSignal(listen(app));
`,
  },
  failsFirst: ['hono-server-spans'],
  explanation: `
Hono goes through middleware and routes in the order in which they were added.
Here the route comes first and answers, so what was added after it is never
reached. Add the middleware above the routes.
`,
  openLine: /\.use\(.*Middleware\(/,
  recognise: (_, source) =>
    /\.(post|all)\((?:(?!new Hono)[^])*\.use\((?:(?!new Hono)[^])*Middleware\(/.test(source),
  nearMisses: [
    {
      'kitchen.ts': `
-import { httpInstrumentationMiddleware } from '@hono/otel';
@@
-app.use(httpInstrumentationMiddleware());
@@
-closeOnSignal(listen(app));
+// app.use(httpInstrumentationMiddleware()) is not there
+closeOnSignal(listen(app));
`,
    },
  ],
} satisfies Mistake;
