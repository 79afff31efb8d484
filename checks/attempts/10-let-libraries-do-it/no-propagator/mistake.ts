import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['the kitchen’s `POST /drinks` is a child of the CLIENT span'],
  says: `
The CLIENT span is there, and no slip went with it. The library injects
through the global propagator, and none is registered that writes
\`traceparent\`. \`NodeSDK\` registers one by itself (\`OTEL_PROPAGATORS\` names
it); here it was told not to.
`,
  look: /textMapPropagator|OTEL_PROPAGATORS/,
  shows: ({ recording }, source) =>
    recording.said.some(({ what }) => /^POST \/drinks .*: nothing/.test(what)) &&
    /textMapPropagator|OTEL_PROPAGATORS|new (Basic|Node)TracerProvider/.test(source),
} satisfies Mistake;
