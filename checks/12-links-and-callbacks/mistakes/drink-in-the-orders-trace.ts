import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import batchNotActive from './batch-not-active.ts';

export default {
  edit: {
    'lesson.ts': `
-    await Promise.all(slips.map(makeOne));
+    await Promise.all(slips.map((slip, i) => makeOne(slip, senders[i]!)));
@@
-async function makeOne(slip: Slip): Promise<void> {
-  await tracer.startActiveSpan('make drink', async (span) => {
+async function makeOne(slip: Slip, sender: Context): Promise<void> {
+  await tracer.startActiveSpan('make drink', {}, sender, async (span) => {
`,
  },
  nearMisses: [batchNotActive.edit],
  failsFirst: ['drinks-below-consumer'],
  explanation: `
The drink was made in its sender's context, so its span is in the order's
trace, and \`process orders\` shows none of the batch's work. Use the sender's
context only to read the link from it. Start \`make drink\` without a context of
its own: then the active span is its parent.
`,
  openLine: /'make drink'/,
  recognise: (run) =>
    run
      .all('make drink')
      .some((span) => span.remoteParent && run.parent(span)?.name === 'send orders'),
} satisfies Mistake;
