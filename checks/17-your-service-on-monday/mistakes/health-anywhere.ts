import type { Mistake } from '../../../workshop/checking/mistakes.ts';
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
look like health checks: \`/books/health\` asks for a book. Nobody would miss
their spans until they are needed. Compare the whole path:
\`new URL(url).pathname\`.
`,
  openLine: /health/,
  recognise: ({ arrived }, source) =>
    !arrived.some(({ attributes }) => String(attributes['url.full']).includes('/books/health')) &&
    arrived.some(({ attributes }) => String(attributes['url.full']).includes('/nowhere')) &&
    /health/.test(codeOf(source)) &&
    !/pathname/.test(codeOf(source)),
  nearMisses: [
    {
      'telemetry.ts': `
-      kind === SpanKind.SERVER && URL.canParse(url) && new URL(url).pathname === '/health';
+      kind === SpanKind.SERVER && URL.canParse(url) && new URL(url).pathname !== '/loans';
`,
    },
  ],
} satisfies Mistake;
