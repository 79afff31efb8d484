import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'counter.ts': `
-import { httpInstrumentationMiddleware } from '@hono/otel';
+import { post, serverSpan } from './tracing.ts';
@@
-app.use(httpInstrumentationMiddleware());
+app.use(serverSpan);
@@
-  const response = await fetch(url, { method: 'POST', body: JSON.stringify(order) });
+  const response = await post(url, JSON.stringify(order));
`,
    'kitchen.ts': `
-import { httpInstrumentationMiddleware } from '@hono/otel';
+import { serverSpan } from './tracing.ts';
@@
-app.use(httpInstrumentationMiddleware());
+app.use(serverSpan);
`,
    'telemetry.ts': `
-const sdk = new NodeSDK({ instrumentations: [new UndiciInstrumentation()] });
+const sdk = new NodeSDK();
`,
    'tracing.ts': `
+import { context, propagation, ROOT_CONTEXT, SpanKind, trace } from '@opentelemetry/api';
+import type { MiddlewareHandler } from 'hono';
+
+const tracer = trace.getTracer('coffee-bar');
+
+export const serverSpan: MiddlewareHandler = ({ req }, next) => {
+  const caller = propagation.extract(ROOT_CONTEXT, req.header());
+  const span = tracer.startSpan(\`POST \${req.path}\`, { kind: SpanKind.SERVER }, caller);
+  return context.with(trace.setSpan(caller, span), next).finally(() => span.end());
+};
+
+export function post(url: string, body: string): Promise<Response> {
+  return tracer.startActiveSpan('POST', { kind: SpanKind.CLIENT }, (span) => {
+    const headers: Record<string, string> = {};
+    propagation.inject(context.active(), headers);
+    return fetch(url, { method: 'POST', headers, body }).finally(() => span.end());
+  });
+}
`,
  },
  failsFirst: ['hono-server-spans'],
  explanation: `
You wrote these spans by hand, as in lesson 6. The trace is the same, but you
have to maintain every line of that code. This lesson is about the spans that
libraries write. The scope of a span says who made it: here it is a tracer of
your own.
`,
  openLine: /SpanKind\.SERVER/,
  recognise: ({ arrived }, source) =>
    arrived.some(({ kind }) => kind === 'SERVER') &&
    arrived.every(({ kind, scope }) => kind !== 'SERVER' || scope !== '@hono/otel') &&
    /SpanKind\.SERVER/.test(source),
  nearMisses: [
    {
      'kitchen.ts': `
-app.use(httpInstrumentationMiddleware());
+// Not with SpanKind.SERVER of our own:
+app.use(httpInstrumentationMiddleware({ disableTracing: true }));
`,
    },
  ],
} satisfies Mistake;
