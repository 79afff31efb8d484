import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { nowhere } from '../scenarios.ts';
import { codeOf } from '../seen.ts';

export default {
  edit: {
    'telemetry.ts': `
-    const isHealthCheck =
-      kind === SpanKind.SERVER && URL.canParse(url) && new URL(url).pathname === '/health';
+    const isHealthCheck = kind === SpanKind.SERVER && /\\/health(\\?.*)?$/.test(url);
`,
  },
  failsFirst: ['health-dropped'],
  explanation: `
Your rule looks at only part of the URL, so it also drops requests that only
look like health checks: \`/books/health\` asks for a book, \`/health-records\` is
a page that does not exist. Nobody would miss their spans until they are
needed. Compare the whole path: \`new URL(url).pathname\`.
`,
  openLine: /^(?!.*app\.).*health/i,
  recognise: ({ arrived }, source) =>
    ['/books/health', nowhere].some(
      (path) => !arrived.some(({ attributes }) => String(attributes['url.full']).includes(path)),
    ) &&
    arrived.some(({ attributes }) => String(attributes['url.full']).includes('/loans')) &&
    /health/.test(codeOf(source)) &&
    !/pathname\s*[!=]==?/.test(codeOf(source)) &&
    // Nor is it only that the middleware is not there.
    !/\.use\(\s*['"`]\/\w[^;]*httpInstrumentationMiddleware/.test(codeOf(source)),
  nearMisses: [
    {
      'catalog.ts': `
-app.use(httpInstrumentationMiddleware());
+app.use('/books/*', httpInstrumentationMiddleware());
`,
      'loans.ts': `
-app.use(httpInstrumentationMiddleware());
+app.use('/loans', httpInstrumentationMiddleware());
`,
      'telemetry.ts': `
-      kind === SpanKind.SERVER && URL.canParse(url) && new URL(url).pathname === '/health';
+      kind === SpanKind.SERVER && url === 'never';
`,
    },
    {
      'telemetry.ts': `
-      kind === SpanKind.SERVER && URL.canParse(url) && new URL(url).pathname === '/health';
+      kind === SpanKind.SERVER && URL.canParse(url) && new URL(url).pathname !== '/loans';
`,
    },
  ],
} satisfies Mistake;
