import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'kitchen.ts': `
-app.post('/drinks', async (c) => {
+app.post('/drinks', httpInstrumentationMiddleware(), async (c) => {
`,
  },
  failsFirst: ['one-server-span-each'],
  explanation: `
One request passed through the middleware twice, and each pass makes a SERVER
span. In counts and averages every request now appears twice. Add the
middleware in one place, for all routes.
`,
  openLine: /post\(.*httpInstrumentationMiddleware/,
  recognise: ({ arrived }) =>
    ['POST /orders', 'POST /drinks'].some((route) => {
      const spans = arrived.filter(({ name, kind }) => kind === 'SERVER' && name === route);
      return spans.length > 1 && spans.every(({ scope }) => scope === '@hono/otel');
    }),
  nearMisses: [
    {
      'kitchen.ts': `
-app.use(httpInstrumentationMiddleware());
+const once = httpInstrumentationMiddleware();
+app.use(once);
+app.get('/menu', once, (c) => c.text('latte'));
`,
    },
  ],
} satisfies Mistake;
