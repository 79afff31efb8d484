import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import parentOfTheLastSlip from './parent-of-the-last-slip.ts';

export default {
  edit: {
    'lesson.ts': `
-  // ROOT_CONTEXT again: the third guest's span must not become the parent of the batch.
-  await tracer.startActiveSpan('process orders', options, ROOT_CONTEXT, async (span) => {
+  await tracer.startActiveSpan('process orders', options, senders[0]!, async (span) => {
`,
  },
  nearMisses: [parentOfTheLastSlip.edit],
  failsFirst: ['consumer-own-trace'],
  explanation: `
The batch became a child of one of its orders. A span has at most one parent,
so that order's trace holds the work for all the others, and the other traces
hold none. No order is the parent of the batch: start it with \`ROOT_CONTEXT\`
or \`root: true\`, and name every sender in its \`links\`.
`,
  openLine: /'process orders'/,
  recognise: (run) => run.all('process orders').some(({ remoteParent }) => remoteParent),
} satisfies Mistake;
