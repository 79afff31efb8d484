import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'counter.ts': `
-import { context, propagation, ROOT_CONTEXT, SpanKind } from '@opentelemetry/api';
+import { context, propagation, ROOT_CONTEXT, SpanKind, trace } from '@opentelemetry/api';
@@
-    return tracer.startActiveSpan('POST /drinks', options, async (span) => {
+    const span = tracer.startSpan('POST /drinks', options);
@@
-        propagation.inject(context.active(), headers);
+        propagation.inject(trace.setSpan(context.active(), span), headers);
@@
         span.end();
       }
-    });
   }
 
   const { url, close } = await listen(app);
`,
  },
  failsFirst: ['client-active'],
  explanation: `
The slip is right, and during the call itself another span is the active one.
What is done in there, a retry or a line in a log, would hang beside the call.
Make the CLIENT span active for the whole call: send the request inside of
\`startActiveSpan\` or \`context.with\`, where you also inject.
`,
  openLine: /\bfetch\(|request\(/,
  recognise: (run) =>
    run.recording.contextManager &&
    run.recording.work.some(({ name, active }) => {
      const span = run.recording.spans.find(({ id }) => id === active);
      return name === 'call the kitchen' && span !== undefined && span.kind !== 'CLIENT';
    }),
  nearMisses: [
    {
      'counter.ts': `
-        const response = await fetch(url, { method: 'POST', headers, body });
+        const send = () => fetch(url, { method: 'POST', headers, body });
+        const response = await context.with(ROOT_CONTEXT, send);
`,
    },
  ],
} satisfies Mistake;
