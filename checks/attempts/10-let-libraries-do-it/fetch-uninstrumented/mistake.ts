import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['the counter’s `fetch` is one CLIENT span of `instrumentation-undici`'],
  says: `
The side that is called has its library, \`@hono/otel\`. The side that calls
has none: Node's \`fetch\` makes no span and sends no \`traceparent\`, and so
the kitchen has begun a trace of its own. \`NodeSDK\` instruments nothing by
itself. It is told what there is: \`instrumentations: [new
UndiciInstrumentation()]\`.
`,
  look: /new NodeSDK|new NodeTracerProvider/,
  shows: ({ arrived }, source) =>
    arrived.every(({ kind }) => kind !== 'CLIENT') && !/new UndiciInstrumentation/.test(source),
} satisfies Mistake;
