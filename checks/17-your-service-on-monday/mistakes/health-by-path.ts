import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { codeOf } from '../seen.ts';

export default {
  edit: {
    'telemetry.ts': `
-    const url = String(attributes['url.full']);
-    const isHealthCheck =
-      kind === SpanKind.SERVER && URL.canParse(url) && new URL(url).pathname === '/health';
+    const isHealthCheck = kind === SpanKind.SERVER && attributes['url.path'] === '/health';
`,
  },
  failsFirst: ['health-dropped'],
  explanation: `
A sampler sees only the name and the attributes that a span has at its start.
At that moment, \`@hono/otel\` gives \`url.full\`, but no \`url.path\`, and the
route is not known yet. So the rule never applied, and every health check was
kept. Print what your library gives before you write a rule.
`,
  openLine: /url\.path|http\.route/,
  recognise: ({ arrived }, source) =>
    /shouldSample/.test(codeOf(source)) &&
    !/url\.full/.test(codeOf(source)) &&
    /url\.path|http\.(route|target)|['"`]GET \/health/.test(codeOf(source)) &&
    arrived.some(({ name }) => name === 'GET /health'),
  nearMisses: [
    {
      'telemetry.ts': `
-      kind === SpanKind.SERVER && URL.canParse(url) && new URL(url).pathname === '/health';
+      kind === SpanKind.SERVER && url.endsWith('/health');
`,
    },
  ],
} satisfies Mistake;
