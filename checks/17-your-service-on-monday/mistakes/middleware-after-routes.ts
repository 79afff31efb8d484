import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { codeOf } from '../seen.ts';

export default {
  edit: {
    'loans.ts': `
-app.use(httpInstrumentationMiddleware());
@@
-closeOnSignal(listen(app), sendLetters);
+app.use(httpInstrumentationMiddleware());
+closeOnSignal(listen(app), sendLetters);
`,
  },
  failsFirst: ['server-spans'],
  explanation: `
The middleware was added below the routes. Hono goes from top to bottom, and
the first route that matches answers the request, so it never reaches the
middleware. Put \`app.use(httpInstrumentationMiddleware())\` right below
\`new Hono()\`.
`,
  openLine: /app\.use\(http/,
  recognise: (_, source) =>
    codeOf(source)
      .split('new Hono()')
      .slice(1)
      .some((program) => {
        const [own = ''] = program.split("from 'hono'");
        const route = own.search(/app\.(get|post)\('\/(loans|books)/);
        return route >= 0 && own.indexOf('app.use(httpInstrumentationMiddleware(') > route;
      }),
  nearMisses: [
    {
      'loans.ts': `
-app.use(httpInstrumentationMiddleware());
+app.use('/loan', httpInstrumentationMiddleware());
`,
    },
  ],
} satisfies Mistake;
