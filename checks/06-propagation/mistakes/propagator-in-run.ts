import type { Mistake } from '../../../workshop/checking/mistakes.ts';

const registers = /setGlobalPropagator\(|\.register\(/;

export default {
  edit: {
    'lesson.ts': `
 export async function run(exporter: SpanExporter): Promise<void> {
+  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
   const bar = await openBar(exporter);
@@
-  // Without a propagator, \`inject\` and \`extract\` do nothing and report nothing.
-  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
`,
  },
  failsFirst: ['kitchen-continues-caller'],
  explanation: `
The propagator is registered in \`run\`, but the check opens the bar with
\`openBar\`. So here there is no propagator, and \`extract\` finds no caller,
however good the slip is. Register the propagator in \`openBar\`: then it is
there whoever opens the bar.
`,
  openLine: registers,
  recognise: ({ recording: { calls } }, source) => {
    const [run = ''] = source.match(/^(export )?(async )?(function|const) run\b[^]*?\n\}/m) ?? [];
    return Boolean(calls.extract) && !calls.setGlobalPropagator && registers.test(run);
  },
  nearMisses: [
    // It is registered in `openBar`, and the kitchen does not use what it found.
    {
      'kitchen.ts': `
-    const caller = propagation.extract(ROOT_CONTEXT, c.req.header());
+    const { traceparent = '' } = c.req.header();
+    const cut = { traceparent: traceparent.replace('b7ad6b7169203331', 'b7ad6b7169203332') };
+    const caller = propagation.extract(ROOT_CONTEXT, cut);
`,
    },
    // It is registered in both.
    {
      'lesson.ts': `
 export async function run(exporter: SpanExporter): Promise<void> {
+  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
   const bar = await openBar(exporter);
`,
      'kitchen.ts': `
-    const caller = propagation.extract(ROOT_CONTEXT, c.req.header());
+    const { traceparent = '' } = c.req.header();
+    const cut = { traceparent: traceparent.replace('b7ad6b7169203331', '0000000000000000') };
+    const caller = propagation.extract(ROOT_CONTEXT, cut);
`,
    },
  ],
} satisfies Mistake;
