import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { linesOf, saying } from '../journal.ts';

export default {
  edit: {
    'log.ts': `
-  // pino calls \`mixin\` for every line, when it is written: only then is the right span active.
-  const logger = pino({ base: { service }, mixin: traceContext }, journal);
+  const logger = pino({ base: { service } }, journal).child(traceContext());
`,
  },
  failsFirst: ['line-has-ids', 'lines-are-json'],
  explanation: `
The ids are read once, when the log is made. At that moment the bar is still
closed and no span is active, so there are no ids to read. The ids belong to
the line: read the active span each time you write one. pino calls \`mixin\` for
every line.
`,
  openLine: /\.child\(|base: ?\{.*(\.\.\.|trace_?id)|mixin: \(\) => \(?\{? ?(\.\.\.)?\w+[ ,})]/i,
  recognise: (run, source) => {
    const early =
      /\.child\(|base: ?\{[^}]*(\.\.\.|trace_?id)|mixin: \(\) => \(?\{? ?(\.\.\.)?\w+[ ,})]/i;
    return (
      run.recording.contextManager &&
      /getActiveSpan\(|getSpan\(context\.active/.test(source) &&
      early.test(source) &&
      saying(run, 'order taken').some(({ trace_id }) => !trace_id) &&
      linesOf(run).every(({ trace_id, service }) => !trace_id || service === 'till')
    );
  },
  nearMisses: [
    // Never asked at all.
    {
      'log.ts': `
-  // pino calls \`mixin\` for every line, when it is written: only then is the right span active.
-  const logger = pino({ base: { service }, mixin: traceContext }, journal);
+  const logger = pino({ base: { service } }, journal);
`,
    },
  ],
} satisfies Mistake;
