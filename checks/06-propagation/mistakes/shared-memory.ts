import type { Mistake } from '../../../workshop/checking/mistakes.ts';

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
here. In production they are different programs on different machines, and
share nothing but the request. So the parent has to come out of the request's
headers: \`propagation.extract(ROOT_CONTEXT, headers)\`.
`,
  openLine: /from '\.\/kitchen\.ts'|from '\.\/counter\.ts'/,
  recognise: ({ recording }, source) =>
    recording.spans.some(({ parentId, service }) => parentId && service === 'kitchen') &&
    !recording.spans.some(({ remoteParent, service }) => remoteParent && service === 'kitchen') &&
    !/setSpanContext|wrapSpanContext/.test(source),
  nearMisses: [
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
