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
-    // \`inject\` writes the span that is active here, and the links will lead to that span.
-    propagation.inject(context.active(), headers);
`,
  },
  nearMisses: [nothingOnTheSlip.edit],
  failsFirst: ['slip-traceparent'],
  explanation: `
The slip does not name the span that sent it. \`inject\` writes the span that is
active where you call it, and that was not \`send orders\`. Either you called
\`inject\` outside that span, or the span was started but not made active. The
link would lead to the wrong span. Call \`inject\` inside the callback of
\`startActiveSpan\`.
`,
  openLine: /inject\(/,
  recognise: (run) =>
    run.recording.spans.some(
      ({ id, name }) =>
        name !== 'send orders' &&
        slipsOf(run).some(({ headers }) => headers.traceparent?.includes(id)),
    ),
} satisfies Mistake;
