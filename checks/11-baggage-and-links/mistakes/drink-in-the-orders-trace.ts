import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import batchNotActive from './batch-not-active.ts';

export default {
  edit: {
    'lesson.ts': `
-  await tracer.startActiveSpan('make drink', async (span) => {
+  await tracer.startActiveSpan('make drink', {}, sender, async (span) => {
`,
  },
  nearMisses: [batchNotActive.edit],
  failsFirst: ['drinks-below-consumer'],
  explanation: `
The drink was made in the context of its sender, so it is in the order's
trace, and \`process orders\` is empty: nothing in there shows what the batch
did. The sender's context is there to read the baggage and the link from.
Start \`make drink\` with no context of its own; the active span is its parent.
`,
  openLine: /'make drink'/,
  recognise: (run) =>
    run
      .all('make drink')
      .some((span) => span.remoteParent && run.parent(span)?.name === 'send orders'),
} satisfies Mistake;
