import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'counter.ts': `
-app.use(httpInstrumentationMiddleware());
+app.use(httpInstrumentationMiddleware({ serviceName: 'counter' }));
`,
    'kitchen.ts': `
-app.use(httpInstrumentationMiddleware());
+app.use(httpInstrumentationMiddleware({ serviceName: 'kitchen' }));
`,
    'lesson.ts': `
-      OTEL_SERVICE_NAME: service,
`,
  },
  failsFirst: ['service-names'],
  explanation: `
The \`serviceName\` of \`@hono/otel\` is an attribute on its own spans. The
service that a span belongs to is in the resource, and the resource belongs to
the SDK (lesson 1). The SDK takes the name from \`OTEL_SERVICE_NAME\`, in the
program's environment.
`,
  openLine: /httpInstrumentationMiddleware\(\{.*serviceName/,
  recognise: ({ arrived }) =>
    arrived.some(
      ({ service, attributes }) =>
        attributes['service.name'] !== undefined && attributes['service.name'] !== service,
    ),
  nearMisses: [
    {
      'lesson.ts': `
-      OTEL_SERVICE_NAME: service,
+      OTEL_SERVICE: service,
`,
    },
  ],
} satisfies Mistake;
