import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { linesOf, parentsSpanId } from '../journal.ts';

export default {
  edit: {
    'log.ts': `
-  // pino calls \`mixin\` for every line, when it is written: only then is the right span active.
-  const logger = pino({ base: { service }, mixin: traceContext }, journal);
+  const logger = pino({ base: { service } }, journal);
+  // One for each request, made when its first line is written.
+  const children: Record<string, typeof logger> = {};
@@
-    logger.info(attributes, message);
+    const { trace_id = '' } = traceContext();
+    const child = (children[trace_id] ??= logger.child(traceContext()));
+    child.info(attributes, message);
`,
  },
  failsFirst: ['line-span-id'],
  explanation: `
Lines have the ids of the request's first span. The trace is right, but the
place in it is not: \`drink is ready\` leads to the whole request, not to the
step that wrote the line. Ask for the span that is active when the line is
written.
`,
  openLine: /\.child\(/,
  recognise: (run) => {
    const spans = new Map(run.recording.spans.map((span) => [span.id, span]));
    const ready = linesOf(run).filter(({ msg }) => /^(drink|shot) is ready$/.test(msg));
    return ready.length > 0 && ready.every(({ span_id }) => spans.get(span_id)?.kind === 'SERVER');
  },
  nearMisses: [
    // The span above, which is not always that of the request.
    parentsSpanId,
  ],
} satisfies Mistake;
