import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'counter.ts': `
-    // A guest's app may have begun the trace, so the counter is not always the first in it.
-    const caller = propagation.extract(ROOT_CONTEXT, c.req.header());
@@
-    return tracer.startActiveSpan('POST /orders', options, caller, async (span) => {
+    return tracer.startActiveSpan('POST /orders', options, async (span) => {
`,
  },
  failsFirst: ['counter-continues-caller'],
  explanation: `
The counter is the first of your services, but not always the first in the
trace. Its caller may be an app, a proxy or a load balancer that began the
trace. A good service reads the slip of whoever calls it. Do for
\`POST /orders\` what the kitchen does for \`POST /drinks\`.
`,
  openLine: /['"]POST \/orders['"]/,
  recognise: (run) => run.all('POST /orders').every(({ parentId }) => parentId === undefined),
  nearMisses: [
    {
      'counter.ts': `
-    const caller = propagation.extract(ROOT_CONTEXT, c.req.header());
+    const { traceparent = '' } = c.req.header();
+    const cut = { traceparent: traceparent.replace('b7ad6b7169203331', 'b7ad6b7169203332') };
+    const caller = propagation.extract(ROOT_CONTEXT, cut);
`,
    },
  ],
} satisfies Mistake;
