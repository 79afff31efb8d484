import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { slipsOf } from '../scenarios.ts';
import nothingOnTheSlip from './nothing-on-the-slip.ts';

export default {
  edit: {
    'lesson.ts': `
+  const headers: Record<string, string> = {};
+  propagation.inject(context.active(), headers);
   tracer.startActiveSpan('send orders', { kind: SpanKind.PRODUCER }, (span) => {
-    const headers: Record<string, string> = {};
-    propagation.inject(context.active(), headers);
`,
  },
  nearMisses: [nothingOnTheSlip.edit],
  failsFirst: ['slip-traceparent'],
  explanation: `
The slip names another span than the one that sent it. \`inject\` writes down
the span that is active where it is called, and that was not \`send orders\`:
either it was called before, or the span was started and not made active. The
link would lead to the wrong place. Call it inside of \`startActiveSpan\`.
`,
  openLine: /inject\(/,
  recognise: (run) =>
    run.recording.spans.some(
      ({ id, name }) =>
        name !== 'send orders' &&
        slipsOf(run).some(({ headers }) => headers.traceparent?.includes(id)),
    ),
} satisfies Mistake;
