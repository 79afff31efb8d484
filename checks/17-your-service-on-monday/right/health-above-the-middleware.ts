import type { RightAnswer } from '../../../workshop/checking/mistakes.ts';

/** The health checks never reach the middleware, and the default sampler follows the caller. */
export default {
  edit: {
    'loans.ts': `
-app.use(httpInstrumentationMiddleware());
-
-app.get('/health', (c) => c.text('fine'));
+app.get('/health', (c) => c.text('fine'));
+app.use('*', httpInstrumentationMiddleware());
`,
    'catalog.ts': `
-app.use(httpInstrumentationMiddleware());
-
-app.get('/health', (c) => c.text('fine'));
+app.get('/health', (c) => c.text('fine'));
+app.use('*', httpInstrumentationMiddleware());
`,
    'telemetry.ts': `
-import { SpanKind } from '@opentelemetry/api';
@@
-import { ParentBasedSampler, SamplingDecision, type Sampler } from '@opentelemetry/sdk-trace-base';
@@
-/** Asked only where a trace begins. At the start, \`@hono/otel\` gives \`url.full\` and no path. */
-const withoutHealthChecks: Sampler = {
-  shouldSample: (_context, _traceId, _name, kind, attributes) => {
-    const url = String(attributes['url.full']);
-    const isHealthCheck =
-      kind === SpanKind.SERVER && URL.canParse(url) && new URL(url).pathname === '/health';
-    return {
-      decision: isHealthCheck ? SamplingDecision.NOT_RECORD : SamplingDecision.RECORD_AND_SAMPLED,
-    };
-  },
-};
@@
-  sampler: new ParentBasedSampler({ root: withoutHealthChecks }),
`,
  },
} satisfies RightAnswer;
