import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['each program’s spans are of its own service'],
  says: `
The \`serviceName\` of \`@hono/otel\` is an attribute on its own spans. The
service that a span belongs to stands in the resource, and the resource is
the SDK's (lesson 1). The SDK takes it from \`OTEL_SERVICE_NAME\`, in the
environment of the program.
`,
  look: /httpInstrumentationMiddleware\(\{.*serviceName/,
  shows: ({ arrived }) =>
    arrived.some(
      ({ service, attributes }) =>
        attributes['service.name'] !== undefined && attributes['service.name'] !== service,
    ),
} satisfies Mistake;
