import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { menuMethods } from '../scenarios.ts';

export default {
  edit: {
    'kitchen.ts': `
-app.use(httpInstrumentationMiddleware());
+app.on(['GET', 'POST'], '*', httpInstrumentationMiddleware());
`,
  },
  failsFirst: ['every-request'],
  explanation: `
The middleware was added for some methods only. A request with another method,
such as PUT, gets its answer without a SERVER span, and nobody sees in the
traces who sends such requests. \`app.use(…)\` covers every method.
`,
  openLine: /\.(on|get|post|put|delete|patch|options)\(.*Middleware\(/,
  recognise: ({ recording: { spans } }, source) => {
    const menu = spans.filter(({ attributes }) => String(attributes['url.full']).includes('/menu'));
    // Two programs, and each is asked in every way.
    return (
      menu.length > menuMethods.length &&
      menu.length < 2 * menuMethods.length &&
      /\.(on|get|post|put|patch|delete|options)\([^;]*?Middleware\(/.test(source)
    );
  },
  nearMisses: [
    {
      'kitchen.ts': `
-app.use(httpInstrumentationMiddleware());
+app.use('/drinks', httpInstrumentationMiddleware());
`,
    },
    {
      'kitchen.ts': `
+app.get('/menu', (c) => c.text('latte'));
 app.use(httpInstrumentationMiddleware());
`,
    },
  ],
} satisfies Mistake;
