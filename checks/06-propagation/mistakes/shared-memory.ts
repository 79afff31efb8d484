import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import propagatorInRun from './propagator-in-run.ts';

const inRun = propagatorInRun.edit;

export default {
  edit: {
    'counter.ts': `
 import { writeSlip, type Order } from '#bar';
+import { slip } from './kitchen.ts';
@@
         propagation.inject(context.active(), headers);
+        slip.context = context.active();
`,
    'kitchen.ts': `
 import { listen, type Service } from './service.ts';
+
+/** Where the counter leaves its context for the kitchen. */
+export const slip = { context: ROOT_CONTEXT };
@@
-    // In ROOT_CONTEXT, so that the span has no parent if the header is missing or broken.
-    const caller = propagation.extract(ROOT_CONTEXT, c.req.header());
+    const caller = slip.context;
`,
  },
  failsFirst: ['kitchen-continues-caller'],
  explanation: `
The kitchen found its parent in the memory that it shares with the counter
here. In production, they are different programs on different machines, and
share nothing but the request. So the parent has to come from the request's
headers: \`propagation.extract(ROOT_CONTEXT, headers)\`.
`,
  openLine: /from '\.\/kitchen\.ts'|from '\.\/counter\.ts'/,
  // A span of the kitchen below one of the counter's, and no header says so.
  recognise: ({ recording: { spans } }, source) =>
    spans.some(
      ({ parentId, remoteParent, service }) =>
        service === 'kitchen' &&
        !remoteParent &&
        spans.some((span) => span.id === parentId && span.service === 'counter'),
    ) && !/setSpanContext|wrapSpanContext/.test(source),
  nearMisses: [
    // Without a propagator, `extract` finds nobody: the parent is missing, not shared.
    inRun,
    {
      'kitchen.ts': `
-    const caller = propagation.extract(ROOT_CONTEXT, c.req.header());
+    const { traceparent = '' } = c.req.header();
+    const cut = { traceparent: traceparent.replace('b7ad6b7169203331', 'b7ad6b7169203332') };
+    const caller = propagation.extract(ROOT_CONTEXT, cut);
`,
    },
  ],
} satisfies Mistake;
