import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['`OTEL_SERVICE_NAME` goes before the name in the code'],
  says: `
The option \`serviceName\` is the last word: it goes before the environment too.
So nobody who runs the same program in another place can give it another name.
Say it with \`resource\`. What the detectors find is laid over that, and one of
them reads \`OTEL_SERVICE_NAME\`.
`,
  look: /\bserviceName\b/,
  shows: ({ recording }, source) =>
    recording.spans.some(({ service }) => service === 'counter') && /\bserviceName\b/.test(source),
} satisfies Mistake;
