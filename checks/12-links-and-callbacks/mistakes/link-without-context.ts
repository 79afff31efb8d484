import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import linksPileUp from './links-pile-up.ts';

export default {
  edit: {
    'lesson.ts': `
-/** A slip may come without a trace. Then there is nothing to link to. */
 function linksTo(sender: Context): Link[] {
-  const sent = trace.getSpanContext(sender);
-  return sent ? [{ context: sent }] : [];
+  return [{ context: trace.getSpanContext(sender)! }];
`,
  },
  nearMisses: [linksPileUp.edit],
  failsFirst: ['rush-batches'],
  explanation: `
A link leads nowhere. If a slip has no \`traceparent\`,
\`trace.getSpanContext(sender)\` returns \`undefined\`. A link with that as
its context makes the export fail, and every span in that export is lost.
Leave the link out if there is no sender.
`,
  openLine: /getSpanContext\(/,
  recognise: (run) =>
    run.recording.spans.some(
      ({ name, ended, exported }) =>
        name === 'process orders' && ended !== undefined && exported === 0,
    ) && run.arrived.some(({ name }) => name === 'make drink'),
} satisfies Mistake;
