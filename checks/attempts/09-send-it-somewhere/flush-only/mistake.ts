import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['the exporter is shut down before `run` returns'],
  says: `
\`forceFlush()\` sends what is held back, and leaves everything open: the
processor's timer, and the exporter's connection, kept for the next time. At
the end of a program nothing comes any more. \`sdk.shutdown()\` sends as well,
and then closes.
`,
  look: /forceFlush\(/,
  shows: ({ recording: { exporterShutdown, exportCalls } }, source) =>
    exporterShutdown === undefined && exportCalls > 0 && /forceFlush\(/.test(source),
} satisfies Mistake;
