import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'counter.ts': `
+import { SpanKind, trace } from '@opentelemetry/api';
 import { Hono } from 'hono';
@@
 app.post('/orders', async (c) => {
+  const span = trace.getTracer('coffee-bar').startSpan('POST /orders', { kind: SpanKind.SERVER });
@@
   const drink = await askKitchen(order);
+  span.end();
`,
  },
  failsFirst: ['one-server-span-each'],
  explanation: `
The request has two SERVER spans: the library's, and one that you wrote. A
library's span does not replace yours, so the service seems to have been
called twice. Where a library makes the span, remove your own. If you want
attributes of your own, set them on the active span.
`,
  openLine: /SpanKind\.SERVER/,
  recognise: ({ arrived }) =>
    ['POST /orders', 'POST /drinks'].some((route) => {
      const scopes = arrived.filter(({ name, kind }) => kind === 'SERVER' && name === route);
      return scopes.length === 2 && scopes.some(({ scope }) => scope !== '@hono/otel');
    }),
  nearMisses: [
    {
      'kitchen.ts': `
-app.post('/drinks', async (c) => {
+// In place of SpanKind.SERVER:
+app.post('/drinks', httpInstrumentationMiddleware(), async (c) => {
`,
    },
  ],
} satisfies Mistake;
