import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import tableOnTheBatch from './table-on-the-batch.ts';

export default {
  edit: {
    'lesson.ts': `
-  const options = { kind: SpanKind.CONSUMER, links: senders.flatMap(linksTo) };
-  // ROOT_CONTEXT: the one who hung up the third slip is no parent of the batch.
-  await tracer.startActiveSpan('process orders', options, ROOT_CONTEXT, async (span) => {
+  const options = { kind: SpanKind.CONSUMER, links: senders.flatMap(linksTo), root: true };
+  await tracer.startActiveSpan('process orders', options, async (span) => {
@@
-  const baggage = propagation.getBaggage(sender);
+  const baggage = propagation.getActiveBaggage();
`,
  },
  nearMisses: [tableOnTheBatch.edit],
  failsFirst: ['drink-attributes'],
  explanation: `
All drinks of the batch got the same table. The baggage that was read is that
of the active context, and there is one for the whole batch: that of the guest
who hung up the third slip. \`root: true\` drops the parent span, not the
baggage. Read each slip's own: \`propagation.getBaggage(sender)\` of what
\`extract\` found.
`,
  openLine: /getActiveBaggage\(|getBaggage\(context\.active/,
  recognise: (run) => {
    const found = run.all('make drink').map(({ attributes }) => attributes['coffee.table']);
    const [, , third] = run.all('take order');
    return found.every((table) => table === third?.attributes['coffee.table']);
  },
} satisfies Mistake;
