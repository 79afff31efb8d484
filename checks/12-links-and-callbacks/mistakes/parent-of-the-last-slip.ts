import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import batchNotActive from './batch-not-active.ts';

export default {
  edit: {
    'lesson.ts': `
-  // ROOT_CONTEXT again: the third guest's span must not become the parent of the batch.
-  await tracer.startActiveSpan('process orders', options, ROOT_CONTEXT, async (span) => {
+  await tracer.startActiveSpan('process orders', options, async (span) => {
`,
  },
  nearMisses: [batchNotActive.edit],
  failsFirst: ['consumer-own-trace'],
  explanation: `
Nobody chose this parent. The rail calls the kitchen when it has its third
slip, so the span that is active here is the \`send orders\` of that slip, and
its guest's trace gets the work of the whole batch. Start the span with the
argument \`ROOT_CONTEXT\`, or with the option \`root: true\`.
`,
  openLine: /'process orders'/,
  recognise: (run) =>
    run
      .all('process orders')
      .some((span) => !span.remoteParent && run.parent(span)?.name === 'send orders'),
} satisfies Mistake;
