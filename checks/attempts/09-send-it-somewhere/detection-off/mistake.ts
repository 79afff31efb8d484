import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['`OTEL_SERVICE_NAME` goes before the name in the code'],
  says: `
With \`autoDetectResources: false\` no detector runs, and it is a detector that
reads \`OTEL_SERVICE_NAME\` and \`OTEL_RESOURCE_ATTRIBUTES\`. The name in the code
is then all there is. Leave detection on; a batch processor waits for it.
`,
  look: /autoDetectResources/,
  shows: ({ recording }, source) =>
    recording.spans.some(({ service }) => service === 'counter') &&
    /autoDetectResources: *false/.test(source),
} satisfies Mistake;
