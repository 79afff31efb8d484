import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import parentOfTheLastSlip from './parent-of-the-last-slip.ts';

export default {
  edit: {
    'lesson.ts': `
-  // ROOT_CONTEXT: the one who hung up the third slip is no parent of the batch.
-  await tracer.startActiveSpan('process orders', options, ROOT_CONTEXT, async (span) => {
+  await tracer.startActiveSpan('process orders', options, senders[0]!, async (span) => {
`,
  },
  nearMisses: [parentOfTheLastSlip.edit],
  failsFirst: ['consumer-own-trace'],
  explanation: `
The batch became the child of one of its orders. A span has one parent at
most, so that order's trace gets the work for all the others too, and theirs
are without it. None of them is its parent: start it with \`ROOT_CONTEXT\`, or
with \`root: true\`, and name every sender in its \`links\`.
`,
  openLine: /'process orders'/,
  recognise: (run) => run.all('process orders').some(({ remoteParent }) => remoteParent),
} satisfies Mistake;
