import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { isGuest } from '../scenarios.ts';

export default {
  edit: {
    'counter.ts': `
-        const drink = await askKitchen(order);
+        const drink = await askKitchen(order, c.req.header('traceparent'));
@@
-  async function askKitchen(order: Order): Promise<unknown> {
+  async function askKitchen(order: Order, received?: string): Promise<unknown> {
@@
         propagation.inject(context.active(), headers);
+        if (received) headers.traceparent = received;
`,
  },
  failsFirst: ['caller-client-named', 'hostile-new-trace'],
  explanation: `
The header that came in was sent on as it was. It names the caller's span.
So the kitchen's span would be the caller's child and not the counter's, as
if the caller had called both. The trace id stays the same all the way, but
the span id is new at each step. Call \`inject\` where the CLIENT span is
active.
`,
  openLine:
    /^(?!.*The slip says).*(\bheader\(['"]trace|received|\.\.\.c\.req\.header|tracestate)|inject\((?!context\.active)/,
  recognise: ({ recording }) =>
    recording.requests.some(
      ({ path, headers }, i) =>
        path === '/drinks' &&
        headers.traceparent !== undefined &&
        !isGuest({ path, headers }) &&
        recording.requests
          .slice(0, i)
          .some((before) => before.headers.traceparent === headers.traceparent),
    ),
  nearMisses: [
    {
      'counter.ts': `
-        propagation.inject(context.active(), headers);
+        propagation.inject(order.id === 1 ? context.active() : ROOT_CONTEXT, headers);
`,
    },
  ],
} satisfies Mistake;
