import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['closing time: the exporter is shut down as well'],
  says: `
\`forceFlush()\` sends what is waiting, and everything stays open: the processor
takes more spans, the exporter keeps its connections. That is right in the
middle of the day. At its end it is \`shutdown()\`, which sends what is waiting
as well.
`,
  look: /forceFlush\(/,
  shows: ({ recording }, source) => !recording.exporterShutdown && source.includes('forceFlush('),
} satisfies Mistake;
