import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['the provider is shut down before `run` returns'],
  says: `
\`run\` returned while the provider was still open. With this processor nothing
is lost yet; with one that collects spans first, everything would be, as
lesson 5 shows. \`await provider.shutdown()\` is how a program takes leave of
tracing.
`,
  look: /new \w*TracerProvider/,
  shows: ({ recording }) => recording.exporterShutdown === undefined,
} satisfies Mistake;
