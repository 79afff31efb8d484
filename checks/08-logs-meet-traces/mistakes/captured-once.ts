import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'log.ts': `
-  // pino calls \`mixin\` for every line, at the moment when it is written.
-  const logger = pino({ base: { service }, mixin: traceContext }, journal);
+  const logger = pino({ base: { service } }, journal).child(traceContext());
`,
  },
  failsFirst: ['line-has-ids'],
  explanation: `
The ids are read once, when the log is made. At that moment the bar is still
closed and no span is active, so there is nothing to read; and what a child
logger got at its birth it keeps. The ids belong to the line: read the active
span each time that one is written. pino calls \`mixin\` for every line.
`,
  openLine: /\.child\(/,
  recognise: (run, source) =>
    run.recording.contextManager &&
    /getActiveSpan|getSpan/.test(source) &&
    // A comment may still speak of it.
    !/mixin|formatters|logMethod/.test(source.replace(/\/\/.*/g, '')) &&
    run.recording.said.every(({ what }) => !what.includes('c0ffee')),
} satisfies Mistake;
