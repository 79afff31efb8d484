import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { codeOf } from '../seen.ts';

export default {
  edit: {
    'catalog.ts': `
-app.use(httpInstrumentationMiddleware());
+app.use('/books/*', httpInstrumentationMiddleware());
`,
    'loans.ts': `
-app.use(httpInstrumentationMiddleware());
+app.use('/loans', httpInstrumentationMiddleware());
`,
  },
  failsFirst: ['health-dropped'],
  explanation: `
You use the middleware only for the paths that you know. A request to any
other path is answered with 404 and leaves no span, so nobody sees that
clients ask for the wrong address. Use it for all paths, and let the sampler
decide which spans to drop.
`,
  openLine: /httpInstrumentationMiddleware\(/,
  recognise: ({ arrived }, source) =>
    /\.use\(\s*(['"`])\/\w+[^'"`]*\1\s*,\s*httpInstrumentationMiddleware/.test(codeOf(source)) &&
    arrived.some(({ kind }) => kind === 'SERVER'),
  nearMisses: [
    {
      'telemetry.ts': `
-      kind === SpanKind.SERVER && URL.canParse(url) && new URL(url).pathname === '/health';
+      kind === SpanKind.SERVER && URL.canParse(url) && /^.(health|now)/.test(new URL(url).pathname);
`,
    },
  ],
} satisfies Mistake;
