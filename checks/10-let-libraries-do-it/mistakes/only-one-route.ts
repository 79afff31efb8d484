import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'counter.ts': `
-app.use(httpInstrumentationMiddleware());
+app.use('/orders', httpInstrumentationMiddleware());
`,
  },
  failsFirst: ['every-request'],
  explanation: `
The middleware is there for one route, and other requests leave no span. Those
are the requests that you will look for: the wrong path, the health check that
fails, the scan by a stranger. \`app.use(…)\` without a path covers every
request.
`,
  openLine: /\.(use|get|post|all)\(.*['"`]\/\w+.*Middleware\(/,
  recognise: (_, source) =>
    /\.(use|get|post|all)\([^;]*['"`]\/\w+['"`][^;]*Middleware\(/.test(source),
  nearMisses: [
    {
      'kitchen.ts': `
-app.use(httpInstrumentationMiddleware());
+app.get('/menu', (c) => c.text('latte'));
+app.use(httpInstrumentationMiddleware());
`,
    },
  ],
} satisfies Mistake;
